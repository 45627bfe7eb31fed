using CustomerLifecycle.Events;

namespace CustomerLifecycle.Routing.Commands;

/// <summary>A supervisor joins a contact that is in progress, or goes on in another role.</summary>
public sealed record JoinContact : RoutingCommand
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The supervisor, who is signed in.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>Monitoring, Whispering or Barging.</summary>
    public ParticipantRole Role { get; init; } = ParticipantRole.Monitoring;

    /// <summary>True when it takes as much of the supervisor's capacity as a contact of the channel, and is refused without room.</summary>
    public bool HoldsCapacity { get; init; }
}
