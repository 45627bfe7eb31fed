namespace CustomerLifecycle.Routing.Commands;

/// <summary>Changes the priority of a contact that waits.</summary>
public sealed record ReprioritiseContact : RoutingCommand
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The priority, 0 to the greatest of the pool.</summary>
    public required int Priority { get; init; }
}
