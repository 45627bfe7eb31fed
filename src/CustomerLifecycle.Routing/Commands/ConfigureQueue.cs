namespace CustomerLifecycle.Routing.Commands;

/// <summary>Creates a queue, or changes how it is set up. Contacts that wait stay where they are.</summary>
public sealed record ConfigureQueue : RoutingCommand
{
    /// <summary>The queue.</summary>
    public required QueueDefinition Queue { get; init; }

    /// <summary>True to leave a queue that is in the pool open or closed as it is, whatever the definition says: a queue that was closed by
    /// hand is not opened by a restart.</summary>
    public bool KeepOpenState { get; init; }
}
