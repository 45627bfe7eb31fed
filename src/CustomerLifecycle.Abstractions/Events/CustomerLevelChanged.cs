namespace CustomerLifecycle.Events;

/// <summary>A customer's level changed.</summary>
[EventType("customerlifecycle.customer.level-changed.v1")]
public sealed record CustomerLevelChanged : CustomerEvent
{
    /// <summary>The level before.</summary>
    public string? From { get; init; }

    /// <summary>The level now.</summary>
    public required string To { get; init; }
}
