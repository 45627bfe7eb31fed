namespace CustomerLifecycle.Tickets;

/// <summary>Asks for a customer to be called back about a ticket, open or done.</summary>
public sealed record RequestCallback : TicketCommand
{
    /// <summary>What about, in one line of at most 300 characters.</summary>
    public required string CallbackReason { get; init; }

    /// <summary>The agent who is to call. When neither agent nor group is named: the agent who took the contact, else the assignee.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>The group that sees to it when the agent does not; null for that of the ticket.</summary>
    public string? Group { get; init; }

    /// <summary>Where the customer is reached; null for where the ticket came from.</summary>
    public ContactPoint? ContactPoint { get; init; }

    /// <summary>When; null for <see cref="CallbackOptions.DefaultDelay"/> from now.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What asks for it.</summary>
    public CallbackOrigin Origin { get; init; }

    internal override MergedTicketRule WhenMerged => MergedTicketRule.Redirect;
}
