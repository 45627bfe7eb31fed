namespace CustomerLifecycle.Routing.Commands;

/// <summary>The talk goes on after a hold. Not on hold: nothing changes.</summary>
public sealed record RetrieveContact : RoutingCommand
{
    /// <summary>The contact, in progress.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The agent.</summary>
    public required AgentId Agent { get; init; }
}
