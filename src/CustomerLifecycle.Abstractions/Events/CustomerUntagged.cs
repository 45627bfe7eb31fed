namespace CustomerLifecycle.Events;

/// <summary>A customer lost a tag.</summary>
[EventType("customerlifecycle.customer.untagged.v1")]
public sealed record CustomerUntagged : CustomerEvent
{
    /// <summary>The tag.</summary>
    public required string Tag { get; init; }
}
