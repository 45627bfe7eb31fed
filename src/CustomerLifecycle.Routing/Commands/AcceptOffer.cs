namespace CustomerLifecycle.Routing.Commands;

/// <summary>The agent takes the contact that is offered.</summary>
public sealed record AcceptOffer : RoutingCommand
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The agent.</summary>
    public required AgentId Agent { get; init; }
}
