namespace CustomerLifecycle.Events;

/// <summary>A customer got a tag.</summary>
[EventType("customerlifecycle.customer.tagged.v1")]
public sealed record CustomerTagged : CustomerEvent
{
    /// <summary>The tag.</summary>
    public required string Tag { get; init; }

    /// <summary>Who or what set it.</summary>
    public required string TagSource { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>When it ends, UTC.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
