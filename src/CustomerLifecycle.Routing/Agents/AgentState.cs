using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>An agent in the pool. Immutable: a change is a new state, so that a proposal can be undone.</summary>
internal sealed record AgentState
{
    public required AgentProfile Profile { get; init; }

    public bool IsSignedIn { get; init; }

    public AgentPresence Presence { get; init; }

    public string? AuxCode { get; init; }

    public DateTimeOffset PresenceSince { get; init; }

    public DateTimeOffset IdleSince { get; init; }

    public DateTimeOffset LastOfferAt { get; init; }

    public int Missed { get; init; }

    public int Used { get; init; }

    public int Open { get; init; }

    public IReadOnlyList<ChannelUse> Channels { get; init; } = [];

    public IReadOnlyList<AgentTurn> Turns { get; init; } = [];

    /// <summary>Set once, when the first state of the agent is put into the pool.</summary>
    [JsonIgnore]
    public AgentSlot? Slot { get; set; }

    /// <summary>The sequence number of the event that brought the agent in: the tie-break of timers.</summary>
    public long Arrival { get; init; }

    /// <summary>When the agent is signed out unless a heartbeat comes; null = never.</summary>
    public DateTimeOffset? HeartbeatDueAt { get; init; }

    /// <summary>When the agent was given contacts, as far as the rate limit looks back.</summary>
    public IReadOnlyList<DateTimeOffset> Given { get; init; } = [];

    /// <summary>Until when the rate limit keeps further contacts away; null = it does not.</summary>
    public DateTimeOffset? LimitedUntil { get; init; }

    /// <summary>The work that is done, as far as a queue by least handling time looks back.</summary>
    public IReadOnlyList<HandledSpan> Handled { get; init; } = [];

    /// <summary>Where the agent stands in each queue by weights.</summary>
    public IReadOnlyList<AgentPass> Passes { get; init; } = [];

    [JsonIgnore]
    public AgentId Id => Profile.Id;

    /// <summary>There in the sense of "somebody is signed in": may receive a contact now or when capacity is free.</summary>
    [JsonIgnore]
    public bool IsPresent => IsSignedIn && Presence is AgentPresence.Available or AgentPresence.Busy;

    public AgentQueue? MembershipOf(QueueId queue)
    {
        var queues = Profile.Queues;
        for (int i = 0; i < queues.Count; i++)
        {
            if (queues[i].Queue == queue)
            {
                return queues[i];
            }
        }

        return null;
    }

    /// <summary>The place of a queue among those from which the agent takes contacts, the lowest first.</summary>
    public int PriorityIn(QueueId queue) => MembershipOf(queue)?.Priority ?? 0;

    public long TurnIn(QueueId queue)
    {
        for (int i = 0; i < Turns.Count; i++)
        {
            if (Turns[i].Queue == queue)
            {
                return Turns[i].Sequence;
            }
        }

        return 0;
    }

    public long PassIn(QueueId queue)
    {
        for (int i = 0; i < Passes.Count; i++)
        {
            if (Passes[i].Queue == queue)
            {
                return Passes[i].Pass;
            }
        }

        return 0;
    }

    /// <summary>The next instant at which time alone changes something, or null.</summary>
    public DateTimeOffset? NextDue() => LimitedUntil is null || HeartbeatDueAt <= LimitedUntil ? HeartbeatDueAt ?? LimitedUntil : LimitedUntil;

    public AgentSnapshot ToSnapshot(IReadOnlyList<ContactId> contacts) => new()
    {
        Profile = Profile,
        IsSignedIn = IsSignedIn,
        Presence = Presence,
        AuxCode = AuxCode,
        PresenceSince = PresenceSince,
        UsedCapacity = Used,
        OpenContacts = Open,
        Contacts = contacts,
        IdleSince = IdleSince,
        MissedOffers = Missed,
    };
}
