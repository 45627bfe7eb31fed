namespace CustomerLifecycle.Routing.Commands;

/// <summary>Completes a warm transfer: the contact goes to the colleague who was consulted or invited and has joined, and the agent who had
/// it leaves. Age and history go with it.</summary>
public sealed record CompleteTransfer : RoutingCommand
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The agent whose contact it is.</summary>
    public required AgentId By { get; init; }

    /// <summary>The colleague.</summary>
    public required AgentId ToAgent { get; init; }
}
