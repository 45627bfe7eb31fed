namespace CustomerLifecycle.Routing.Commands;

/// <summary>An agent takes a contact that waits out of turn, or a supervisor assigns it.</summary>
/// <remarks>The same limits hold as for automatic assignment: presence (Busy may claim), capacity, queue membership and exclusion. Skills are left to the human who chooses.</remarks>
public sealed record ClaimContact : RoutingCommand
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The agent.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>The supervisor who assigns it, for the log; null = the agent takes it.</summary>
    public AgentId? AssignedBy { get; init; }
}
