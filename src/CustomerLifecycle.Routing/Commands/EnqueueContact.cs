namespace CustomerLifecycle.Routing.Commands;

/// <summary>Brings a contact in. It is offered or assigned, waits, overflows, or is turned away.</summary>
public sealed record EnqueueContact : RoutingCommand
{
    /// <summary>The contact.</summary>
    public required ContactRequest Contact { get; init; }
}
