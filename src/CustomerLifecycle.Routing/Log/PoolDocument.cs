namespace CustomerLifecycle.Routing;

/// <summary>The form in which a pool's state is kept; every list is in a fixed order.</summary>
internal sealed record PoolDocument
{
    public const int CurrentVersion = 1;

    public required int Version { get; init; }

    public required IReadOnlyList<QueueDefinition> Queues { get; init; }

    public required IReadOnlyList<AgentState> Agents { get; init; }

    public required IReadOnlyList<ContactState> Contacts { get; init; }

    /// <summary>Null in a snapshot from before there were estimates.</summary>
    public IReadOnlyList<QueueFlow>? Flows { get; init; }
}
