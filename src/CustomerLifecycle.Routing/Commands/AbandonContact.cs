namespace CustomerLifecycle.Routing.Commands;

/// <summary>The customer left before an agent had the contact.</summary>
public sealed record AbandonContact : RoutingCommand
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }
}
