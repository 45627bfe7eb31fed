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
    public bool ExcludesAnybody => Request.ExcludedAgents.Count > 0 || Backoffs.Length > 0;

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

        return false;
    }

    /// <summary>The next instant at which time alone changes something, or null.</summary>
    public DateTimeOffset? NextDue()
    {
        switch (Status)
        {
            case ContactStatus.Scheduled:
                return Request.NotBefore;
            case ContactStatus.Offered:
                return OfferExpiresAt;
            case ContactStatus.WrapUp:
                return WrapUpUntil;
            case ContactStatus.Away:
                return AwayUntil;
            case ContactStatus.Waiting:
                var due = Earlier(Earlier(StepDueAt, OverflowAt), Hold?.Until);
                foreach (var backoff in Backoffs)
                {
                    due = Earlier(due, backoff.Until);
                }

                return due;
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
        OfferExpiresAt = OfferExpiresAt,
        IsCallback = IsCallback,
    };

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) =>
        a is null ? b : b is null || a <= b ? a : b;
}
