namespace CustomerLifecycle.Routing.Commands;

/// <summary>Opens a queue by hand, or closes it: see <see cref="QueueDefinition.IsOpen"/>. Nothing else of the queue changes, and contacts
/// that wait stay.</summary>
public sealed record OpenQueue : RoutingCommand
{
    /// <summary>The queue.</summary>
    public required QueueId Queue { get; init; }

    /// <summary>False to close it.</summary>
    public bool IsOpen { get; init; } = true;
}
