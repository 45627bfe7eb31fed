namespace CustomerLifecycle.Routing.Commands;

/// <summary>The customer left before an agent had the contact; or, when a bot outside the pool has it, the bot is done with it.</summary>
public sealed record AbandonContact : RoutingCommand
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>For how long the place is kept, so that a dropped line or a closed browser costs nobody the place: zero (it is given up at
    /// once) to 1 day. See <see cref="ResumeContact"/>.</summary>
    public TimeSpan ResumeWithin { get; init; }
}
