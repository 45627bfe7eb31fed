namespace CustomerLifecycle.Routing.Commands;

/// <summary>Takes a contact from the agent who has it, or to whom it is offered, back to its queue. It keeps its age.</summary>
public sealed record PullBackContact : RoutingCommand
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }
}
