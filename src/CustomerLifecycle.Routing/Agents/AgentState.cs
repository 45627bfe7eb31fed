using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>An agent in the pool, changed in place by <see cref="Evolution"/> alone, after <see cref="PoolState.Change(AgentState)"/> has
/// kept what a withdrawn decision needs.</summary>
internal sealed class AgentState : TimedState
{
    public required AgentProfile Profile { get; set; }

    public bool IsSignedIn { get; set; }

    public AgentPresence Presence { get; set; }

    public string? AuxCode { get; set; }

    public DateTimeOffset PresenceSince { get; set; }

    public DateTimeOffset IdleSince { get; set; }

    public DateTimeOffset LastOfferAt { get; set; }

    public int Missed { get; set; }

    public int Used { get; set; }

    public int Open { get; set; }

    /// <summary>The stored form of <see cref="Uses"/>.</summary>
    public IReadOnlyList<ChannelUse> Channels
    {
        get => Uses.ToArray();
        init => Uses = ShortList<ChannelUse>.Of(value);
    }

    /// <summary>The stored form of <see cref="Rounds"/>.</summary>
    public IReadOnlyList<AgentTurn> Turns
    {
        get => Rounds.ToArray();
        init => Rounds = ShortList<AgentTurn>.Of(value);
    }

    /// <summary>The sequence number of the event that brought the agent in: the tie-break of timers.</summary>
    public long Arrival { get; init; }

    /// <summary>When the agent is signed out unless a heartbeat comes; null = never.</summary>
    public DateTimeOffset? HeartbeatDueAt { get; set; }

    /// <summary>The stored form of <see cref="Times"/>.</summary>
    public IReadOnlyList<DateTimeOffset> Given
    {
        get => Times.ToArray();
        init => Times = Trail<DateTimeOffset>.Of(value);
    }

    /// <summary>Until when the rate limit keeps further contacts away; null = it does not.</summary>
    public DateTimeOffset? LimitedUntil { get; set; }

    /// <summary>The stored form of <see cref="Spans"/>.</summary>
    public IReadOnlyList<HandledSpan> Handled
    {
        get => Spans.ToArray();
        init => Spans = Trail<HandledSpan>.Of(value);
    }

    /// <summary>Where the agent stands in each queue by weights, in ordinal order of the queues. Never changed in place.</summary>
    public AgentPass[] Passes { get; set; } = [];

    /// <summary>What the agent holds of each channel, in ordinal order of the channels.</summary>
    [JsonIgnore]
    public ShortList<ChannelUse> Uses { get; set; }

    /// <summary>The agent's place in the round of each queue, in ordinal order of the queues.</summary>
    [JsonIgnore]
    public ShortList<AgentTurn> Rounds { get; set; }

    /// <summary>When the agent was given contacts, as far as the rate limit looks back.</summary>
    [JsonIgnore]
    public Trail<DateTimeOffset> Times { get; set; }

    /// <summary>The work that is done, as far as a queue by least handling time looks back.</summary>
    [JsonIgnore]
    public Trail<HandledSpan> Spans { get; set; }

    [JsonIgnore]
    public AgentId Id => Profile.Id;

    /// <summary>There in the sense of "somebody is signed in": may receive a contact now or when capacity is free.</summary>
    [JsonIgnore]
    public bool IsPresent => IsSignedIn && Presence is AgentPresence.Available or AgentPresence.Busy;

    /// <summary>Where the indexes have the agent.</summary>
    [JsonIgnore]
    public AgentPlace Place { get; } = new();

    /// <summary>Takes over everything that another says of its agent, and nothing of where the indexes have it.</summary>
    public void CopyFrom(AgentState other)
    {
        IsIn = other.IsIn;
        Profile = other.Profile;
        IsSignedIn = other.IsSignedIn;
        Presence = other.Presence;
        AuxCode = other.AuxCode;
        PresenceSince = other.PresenceSince;
        IdleSince = other.IdleSince;
        LastOfferAt = other.LastOfferAt;
        Missed = other.Missed;
        Used = other.Used;
        Open = other.Open;
        HeartbeatDueAt = other.HeartbeatDueAt;
        LimitedUntil = other.LimitedUntil;
        Passes = other.Passes;
        Uses = other.Uses;
        Rounds = other.Rounds;
        Times = other.Times;
        Spans = other.Spans;
    }

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
        for (int i = 0; i < Rounds.Count; i++)
        {
            if (Rounds[i].Queue == queue)
            {
                return Rounds[i].Sequence;
            }
        }

        return 0;
    }

    public long PassIn(QueueId queue)
    {
        foreach (var pass in Passes)
        {
            if (pass.Queue == queue)
            {
                return pass.Pass;
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
