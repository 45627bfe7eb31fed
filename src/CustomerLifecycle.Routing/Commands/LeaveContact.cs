namespace CustomerLifecycle.Routing.Commands;

/// <summary>An agent leaves a contact that goes on. A participant just leaves: so a consultation is returned, or, given by the agent whose
/// contact it is, cancelled. When that agent leaves, the contact goes to the colleague who joined first; without one it is refused.</summary>
public sealed record LeaveContact : RoutingCommand
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>Who leaves.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>Who ends it, when that is not the one who leaves: the agent whose contact it is.</summary>
    public AgentId? By { get; init; }
}
