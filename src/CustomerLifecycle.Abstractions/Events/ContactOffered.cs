namespace CustomerLifecycle.Events;

/// <summary>A contact was offered to an agent, who may accept or decline.</summary>
[EventType("customerlifecycle.contact.offered.v1")]
public sealed record ContactOffered : ContactEvent
{
    /// <summary>The agent.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>How long the offer stands; null = no limit.</summary>
    public TimeSpan? Timeout { get; init; }
}
