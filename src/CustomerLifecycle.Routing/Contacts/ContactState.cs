using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>A contact in the pool, changed in place by <see cref="Evolution"/> alone, after <see cref="PoolState.Change(ContactState)"/>
/// has kept what a withdrawn decision needs.</summary>
/// <remarks>Nobody keeps one beyond the decision or call in which it was read: the object is used again for another contact.</remarks>
internal sealed class ContactState : TimedState
{
    public required ContactRequest Request { get; set; }

    public required ContactStatus Status { get; set; }

    public required QueueId Queue { get; set; }

    public required IReadOnlyList<RoutingStep> Steps { get; set; }

    public int Priority { get; set; }

    /// <summary>The instant by which contacts are served, oldest first: eligible-since less the credits of priority and age.</summary>
    public required DateTimeOffset Rank { get; set; }

    /// <summary>The sequence number of the contact's arrival: unique, and the tie-break of equal ranks.</summary>
    public required long Arrival { get; set; }

    public required DateTimeOffset EligibleSince { get; set; }

    public required DateTimeOffset QueuedAt { get; set; }

    public int Step { get; set; }

    public DateTimeOffset? StepDueAt { get; set; }

    public AgentHold? Hold { get; set; }

    /// <summary>Never changed in place: a change is a new array.</summary>
    public OfferBackoff[] Backoffs { get; set; } = [];

    /// <inheritdoc cref="Backoffs"/>
    public QueueId[] Visited { get; set; } = [];

    public DateTimeOffset? OverflowAt { get; set; }

    public bool IsCallback { get; set; }

    public AgentId? Agent { get; set; }

    public int Cost { get; set; }

    public long OfferSequence { get; set; }

    public DateTimeOffset? OfferedAt { get; set; }

    public DateTimeOffset? OfferExpiresAt { get; set; }

    public DateTimeOffset? AssignedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    public DateTimeOffset? WrapUpUntil { get; set; }

    /// <summary>The agents it is offered to at once, or the participants beside <see cref="Agent"/>. Never changed in place.</summary>
    public ContactLeg[] Legs { get; set; } = [];

    /// <summary>The most agents it is offered to at once; 0 = it is offered to one, who is <see cref="Agent"/>.</summary>
    public int Rings { get; set; }

    public DateTimeOffset? HeldSince { get; set; }

    public TimeSpan HeldTotal { get; set; }

    public DateTimeOffset? AwaySince { get; set; }

    public DateTimeOffset? AwayUntil { get; set; }

    [JsonIgnore]
    public ContactId Id => Request.Contact;

    [JsonIgnore]
    public RoutingStep Requirement => Steps[Step];

    /// <summary>True while the contact holds capacity of <see cref="Agent"/>.</summary>
    [JsonIgnore]
    public bool IsHeld => Status is ContactStatus.Offered or ContactStatus.Assigned or ContactStatus.WrapUp;

    /// <summary>True when some agent must not be given the contact of itself.</summary>
    [JsonIgnore]
    public bool ExcludesAnybody => Request.ExcludedAgents.Count > 0 || Backoffs.Length > 0 || Legs.Length > 0;

    /// <summary>True while an agent is looked for: it waits, or is offered to fewer agents than it may be.</summary>
    [JsonIgnore]
    public bool WantsAgents => Status == ContactStatus.Waiting || (Status == ContactStatus.Offered && Legs.Length < Rings);

    public ContactLeg? LegOf(AgentId agent)
    {
        foreach (var leg in Legs)
        {
            if (leg.Agent == agent)
            {
                return leg;
            }
        }

        return null;
    }

    /// <summary>True when the agent has it, is offered it, or takes part in it.</summary>
    public bool IsPartOf(AgentId agent) => (IsHeld && Agent == agent) || LegOf(agent) is not null;

    /// <summary>The agents to whom it is offered.</summary>
    public AgentId[] OfferedTo() =>
        Status != ContactStatus.Offered ? [] : Agent is { } only ? [only] : [.. Legs.Select(leg => leg.Agent)];

    /// <summary>Everybody who holds capacity for it.</summary>
    public AgentId[] Holders() => [.. (IsHeld && Agent is { } agent ? [agent] : Array.Empty<AgentId>()), .. Legs.Select(leg => leg.Agent)];

    /// <summary>The time on hold up to an instant.</summary>
    public TimeSpan HoldUntil(DateTimeOffset at) => HeldSince is { } since ? HeldTotal + (at - since) : HeldTotal;

    /// <summary>Where the indexes have it.</summary>
    [JsonIgnore]
    public ContactPlace Place { get; } = new();

    /// <summary>One that stands for no contact yet.</summary>
    public static ContactState Blank() => new()
    {
        Request = null!, Status = default, Queue = default, Steps = [], Rank = default, Arrival = 0, EligibleSince = default, QueuedAt = default,
    };

    /// <summary>Takes over everything that another says of its contact, and nothing of where the indexes have it.</summary>
    public void CopyFrom(ContactState other)
    {
        IsIn = other.IsIn;
        Request = other.Request;
        Status = other.Status;
        Queue = other.Queue;
        Steps = other.Steps;
        Priority = other.Priority;
        Rank = other.Rank;
        Arrival = other.Arrival;
        EligibleSince = other.EligibleSince;
        QueuedAt = other.QueuedAt;
        Step = other.Step;
        StepDueAt = other.StepDueAt;
        Hold = other.Hold;
        Backoffs = other.Backoffs;
        Visited = other.Visited;
        OverflowAt = other.OverflowAt;
        IsCallback = other.IsCallback;
        Agent = other.Agent;
        Cost = other.Cost;
        OfferSequence = other.OfferSequence;
        OfferedAt = other.OfferedAt;
        OfferExpiresAt = other.OfferExpiresAt;
        AssignedAt = other.AssignedAt;
        CompletedAt = other.CompletedAt;
        WrapUpUntil = other.WrapUpUntil;
        Legs = other.Legs;
        Rings = other.Rings;
        HeldSince = other.HeldSince;
        HeldTotal = other.HeldTotal;
        AwaySince = other.AwaySince;
        AwayUntil = other.AwayUntil;
    }

    /// <summary>True when the agent must not be given the contact of itself: excluded for good, or backing off after an offer.</summary>
    public bool Excludes(AgentId agent)
    {
        var excluded = Request.ExcludedAgents;
        for (int i = 0; i < excluded.Count; i++)
        {
            if (excluded[i] == agent)
            {
                return true;
            }
        }

        foreach (var backoff in Backoffs)
        {
            if (backoff.Agent == agent)
            {
                return true;
            }
        }

        return Legs.Length > 0 && LegOf(agent) is not null;
    }

    /// <summary>The next instant at which time alone changes something, or null.</summary>
    public DateTimeOffset? NextDue()
    {
        switch (Status)
        {
            case ContactStatus.Scheduled:
                return Request.NotBefore;
            case ContactStatus.Offered when Rings > 0:
                return Earlier(FirstExpiry(), FirstBackoff());
            case ContactStatus.Offered:
                return OfferExpiresAt;
            case ContactStatus.Assigned:
                return Legs.Length == 0 ? null : FirstExpiry();
            case ContactStatus.WrapUp:
                return WrapUpUntil;
            case ContactStatus.Away:
                return AwayUntil;
            case ContactStatus.Waiting:
                return Earlier(Earlier(Earlier(StepDueAt, OverflowAt), Hold?.Until), FirstBackoff());
            default:
                return null;
        }
    }

    public ContactSnapshot ToSnapshot() => new()
    {
        Request = Request,
        Status = Status,
        Queue = Queue,
        Priority = Priority,
        EligibleSince = EligibleSince,
        Step = Step,
        Agent = Agent,
        HeldFor = Hold?.Agent,
        OfferExpiresAt = Rings > 0 && Status == ContactStatus.Offered ? FirstExpiry() : OfferExpiresAt,
        IsCallback = IsCallback,
        OfferedTo = OfferedTo(),
        Participants = Status == ContactStatus.Offered || Legs.Length == 0 ? [] :
        [
            .. Legs.Select(leg => new ContactParticipant { Agent = leg.Agent, Role = leg.Role!.Value, HasJoined = leg.ExpiresAt is null, Since = leg.Since }),
        ],
        OnHoldSince = HeldSince,
    };

    private DateTimeOffset? FirstExpiry()
    {
        DateTimeOffset? first = null;
        foreach (var leg in Legs)
        {
            first = Earlier(first, leg.ExpiresAt);
        }

        return first;
    }

    private DateTimeOffset? FirstBackoff()
    {
        DateTimeOffset? first = null;
        foreach (var backoff in Backoffs)
        {
            first = Earlier(first, backoff.Until);
        }

        return first;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) =>
        a is null ? b : b is null || a <= b ? a : b;
}
