namespace CustomerLifecycle.Routing.Commands;

/// <summary>The customer left before an agent had the contact; or, when a bot outside the pool has it, the bot is done with it.</summary>
public sealed record AbandonContact : RoutingCommand
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }
}
