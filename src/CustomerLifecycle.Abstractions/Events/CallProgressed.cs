namespace CustomerLifecycle.Events;

/// <summary>A telephone call took a step.</summary>
[EventType("customerlifecycle.contact.call-progressed.v1")]
public sealed record CallProgressed : ContactEvent
{
    /// <summary>The step.</summary>
    public required CallState State { get; init; }

    /// <summary>The agent on the call, if any.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>A reference to the recording, for Recorded.</summary>
    public string? Recording { get; init; }
}
