using CustomerLifecycle.Events;

namespace CustomerLifecycle.Routing.Commands;

/// <summary>Hands a contact on to a queue or to an agent. It keeps its age and its place among the others.</summary>
public sealed record TransferContact : RoutingCommand
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The queue; null = it stays in its queue. Give a queue, an agent or both.</summary>
    public QueueId? ToQueue { get; init; }

    /// <summary>The name of another pool of the tenant, of which <see cref="ToQueue"/> is then a queue; null = it stays in this pool. The
    /// contact leaves this pool and comes into the other with its age, priority and preferred agent; should the other pool refuse it, it
    /// comes back to its queue here.</summary>
    public string? ToPool { get; init; }

    /// <summary>The agent. Neither queue membership nor skills are asked of an agent who is named; presence and capacity are.</summary>
    public AgentId? ToAgent { get; init; }

    /// <summary>How long it may wait for that agent, zero to 30 days, before it falls to the queue. Zero: refused unless the agent can take it now.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>The agent who hands it on: refused when the contact is not that agent's. Null = whoever has it.</summary>
    public AgentId? By { get; init; }

    /// <summary>How it is handed on.</summary>
    public TransferKind Kind { get; init; }

    /// <summary>A new routing plan; null = the plan starts again.</summary>
    public IReadOnlyList<RoutingStep>? Steps { get; init; }

    /// <summary>A new priority; null = unchanged.</summary>
    public int? Priority { get; init; }
}
