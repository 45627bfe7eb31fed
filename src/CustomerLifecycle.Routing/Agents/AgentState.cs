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
