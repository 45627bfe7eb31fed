namespace CustomerLifecycle.Routing.Commands;

/// <summary>Creates a queue, or changes how it is set up. Contacts that wait stay where they are.</summary>
public sealed record ConfigureQueue : RoutingCommand
{
    /// <summary>The queue.</summary>
    public required QueueDefinition Queue { get; init; }
}
