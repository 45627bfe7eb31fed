namespace CustomerLifecycle.Events;

/// <summary>A further agent was asked into a contact, came in or left. Participants who are still there when the contact ends, or goes on
/// elsewhere, leave with it.</summary>
[EventType("customerlifecycle.contact.participant-changed.v1")]
public sealed record ContactParticipantChanged : ContactEvent
{
    /// <summary>The participant; not the agent whose contact it is.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>What the participant does.</summary>
    public required ParticipantRole Role { get; init; }

    /// <summary>What became of it.</summary>
    public required ParticipantChange Change { get; init; }
}
