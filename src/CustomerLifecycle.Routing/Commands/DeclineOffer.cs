namespace CustomerLifecycle.Routing.Commands;

/// <summary>The agent does not take the contact that is offered. It keeps its age.</summary>
public sealed record DeclineOffer : RoutingCommand
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The agent.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>The instant from which the agent may be offered it again; null = after the queue's <see cref="QueueDefinition.ReofferAfter"/>.</summary>
    public DateTimeOffset? RetryAt { get; init; }
}
