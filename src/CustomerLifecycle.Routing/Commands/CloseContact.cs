namespace CustomerLifecycle.Routing.Commands;

/// <summary>Wrap-up is over; the agent's capacity is free again.</summary>
public sealed record CloseContact : RoutingCommand
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The agent.</summary>
    public required AgentId Agent { get; init; }
}
