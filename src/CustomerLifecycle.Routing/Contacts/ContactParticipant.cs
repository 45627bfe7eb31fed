using CustomerLifecycle.Events;

namespace CustomerLifecycle.Routing;

/// <summary>A further agent in a contact.</summary>
public sealed record ContactParticipant
{
    /// <summary>The agent.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>What the agent does.</summary>
    public required ParticipantRole Role { get; init; }

    /// <summary>True once the agent is in; false while the invitation stands.</summary>
    public required bool HasJoined { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTimeOffset Since { get; init; }
}
