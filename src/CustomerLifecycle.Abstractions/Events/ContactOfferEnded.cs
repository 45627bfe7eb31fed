namespace CustomerLifecycle.Events;

/// <summary>An offer ended without an assignment.</summary>
[EventType("customerlifecycle.contact.offer-ended.v1")]
public sealed record ContactOfferEnded : ContactEvent
{
    /// <summary>The agent.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>True when the agent did not react in time, false when the agent declined or the contact left.</summary>
    public required bool Expired { get; init; }

    /// <summary>The agent who was faster, when several were offered the contact at once.</summary>
    public AgentId? AnsweredBy { get; init; }
}
