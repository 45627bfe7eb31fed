namespace CustomerLifecycle.Routing.Commands;

/// <summary>The customer was put on hold. On hold already: nothing changes.</summary>
public sealed record HoldContact : RoutingCommand
{
    /// <summary>The contact, in progress.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The agent.</summary>
    public required AgentId Agent { get; init; }
}
