namespace CustomerLifecycle.Routing;

/// <summary>A contact at one moment.</summary>
public sealed record ContactSnapshot
{
    /// <summary>The request it came in with.</summary>
    public required ContactRequest Request { get; init; }

    /// <summary>Where it stands.</summary>
    public required ContactStatus Status { get; init; }

    /// <summary>The queue it is in now.</summary>
    public required QueueId Queue { get; init; }

    /// <summary>The priority now.</summary>
    public required int Priority { get; init; }

    /// <summary>When it first became eligible to be served, UTC. Kept over transfers, declines and overflow.</summary>
    public required DateTimeOffset EligibleSince { get; init; }

    /// <summary>The step of the routing plan in force, from 0.</summary>
    public required int Step { get; init; }

    /// <summary>The agent who has it or to whom it is offered.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>The agent it waits for by name.</summary>
    public AgentId? HeldFor { get; init; }

    /// <summary>Until when the offer stands, UTC.</summary>
    public DateTimeOffset? OfferExpiresAt { get; init; }

    /// <summary>The agents to whom it is offered: more than one when the queue rings several at once.</summary>
    public IReadOnlyList<AgentId> OfferedTo { get; init; } = [];

    /// <summary>Further agents in it, or asked into it.</summary>
    public IReadOnlyList<ContactParticipant> Participants { get; init; } = [];

    /// <summary>Since when the customer is on hold, UTC; null = is not.</summary>
    public DateTimeOffset? OnHoldSince { get; init; }

    /// <summary>True when it waits for a call back.</summary>
    public required bool IsCallback { get; init; }
}
