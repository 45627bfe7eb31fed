namespace CustomerLifecycle.Events;

/// <summary>Wrap-up is over; the agent's capacity is free again.</summary>
[EventType("customerlifecycle.contact.closed.v1")]
public sealed record ContactClosed : ContactEvent
{
    /// <summary>The agent.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>The time between completion and now.</summary>
    public required TimeSpan WrapUp { get; init; }
}
