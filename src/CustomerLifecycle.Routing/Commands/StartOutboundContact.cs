namespace CustomerLifecycle.Routing.Commands;

/// <summary>An agent goes to a customer: a number is dialled, a message written first. The contact is the agent's at once, or refused with
/// the reason; it never waits.</summary>
/// <remarks>The same limits hold as for a claim by hand: presence (Busy may), capacity, queue membership, rate limit and exclusion.</remarks>
public sealed record StartOutboundContact : RoutingCommand
{
    /// <summary>The contact. Its direction becomes <see cref="ContactDirection.Outbound"/>.</summary>
    public required ContactRequest Contact { get; init; }

    /// <summary>The agent.</summary>
    public required AgentId Agent { get; init; }
}
