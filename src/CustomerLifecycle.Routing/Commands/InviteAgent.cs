using CustomerLifecycle.Events;

namespace CustomerLifecycle.Routing.Commands;

/// <summary>Asks a colleague into a contact that is in progress: to be consulted, or to take part. The colleague answers with
/// <see cref="AcceptOffer"/> or <see cref="DeclineOffer"/>, or is in at once when the queue accepts by itself.</summary>
/// <remarks>The same limits hold as for a transfer to the colleague: presence, capacity by the channel's cost, rate limit, exclusion. The
/// contact stays with its agent. See <see cref="CompleteTransfer"/> and <see cref="LeaveContact"/> for what may follow.</remarks>
public sealed record InviteAgent : RoutingCommand
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The agent who asks: whose contact it is, or who has joined it.</summary>
    public required AgentId By { get; init; }

    /// <summary>The colleague.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>Consulted or Invited.</summary>
    public ParticipantRole Role { get; init; } = ParticipantRole.Consulted;
}
