namespace CustomerLifecycle.Routing;

/// <summary>The answer to a command. A repeated command is given the answer of the first time.</summary>
public sealed record RoutingOutcome
{
    /// <summary>What became of the command; for a command about a contact, where the contact stands now.</summary>
    public required RoutingStatus Status { get; init; }

    /// <summary>The contact.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The queue the contact is in.</summary>
    public QueueId? Queue { get; init; }

    /// <summary>The agent who has the contact or to whom it is offered.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>Where overflow sent the contact in the course of this command: the last rule that applied.</summary>
    public OverflowAction? Overflow { get; init; }

    /// <summary>The reason when the status is <see cref="RoutingStatus.Rejected"/>.</summary>
    public RoutingRejection? Rejection { get; init; }

    /// <summary>True unless the command was refused.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsAccepted => Status != RoutingStatus.Rejected;

    internal static RoutingOutcome Done { get; } = new() { Status = RoutingStatus.Done };

    internal static RoutingOutcome Rejected(RejectionReason reason, string message, ContactId? contact = null) => new()
    {
        Status = RoutingStatus.Rejected,
        Contact = contact,
        Rejection = new RoutingRejection { Reason = reason, Message = message },
    };
}
