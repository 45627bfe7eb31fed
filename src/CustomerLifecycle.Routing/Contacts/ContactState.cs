using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>A contact in the pool. Immutable: a change is a new state, so that a proposal can be undone.</summary>
internal sealed record ContactState
{
    public required ContactRequest Request { get; init; }

    public required ContactStatus Status { get; init; }

    public required QueueId Queue { get; init; }

    public required IReadOnlyList<RoutingStep> Steps { get; init; }

    public int Priority { get; init; }

    /// <summary>The instant by which contacts are served, oldest first: eligible-since less the credits of priority and age.</summary>
    public required DateTimeOffset Rank { get; init; }

    /// <summary>The sequence number of the contact's arrival: unique, and the tie-break of equal ranks.</summary>
    public required long Arrival { get; init; }

    public required DateTimeOffset EligibleSince { get; init; }

    public required DateTimeOffset QueuedAt { get; init; }

    public int Step { get; init; }

    public DateTimeOffset? StepDueAt { get; init; }

    public AgentHold? Hold { get; init; }

    public IReadOnlyList<OfferBackoff> Backoffs { get; init; } = [];

    public IReadOnlyList<QueueId> Visited { get; init; } = [];

    public DateTimeOffset? OverflowAt { get; init; }

    public bool IsCallback { get; init; }

    public AgentId? Agent { get; init; }

    public int Cost { get; init; }

    public long OfferSequence { get; init; }

    public DateTimeOffset? OfferedAt { get; init; }

    public DateTimeOffset? OfferExpiresAt { get; init; }

    public DateTimeOffset? AssignedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public DateTimeOffset? WrapUpUntil { get; init; }

    public DateTimeOffset? AwaySince { get; init; }

    public DateTimeOffset? AwayUntil { get; init; }

    /// <summary>Set once, when the first state of the contact is put into the pool.</summary>
    [JsonIgnore]
    public ContactSlot? Slot { get; set; }

    [JsonIgnore]
    public ContactId Id => Request.Contact;

    [JsonIgnore]
    public RoutingStep Requirement => Steps[Step];

    /// <summary>True while the contact holds capacity of <see cref="Agent"/>.</summary>
    [JsonIgnore]
    public bool IsHeld => Status is ContactStatus.Offered or ContactStatus.Assigned or ContactStatus.WrapUp;

    /// <summary>True when some agent must not be given the contact of itself.</summary>
    [JsonIgnore]
    public bool ExcludesAnybody => Request.ExcludedAgents.Count > 0 || Backoffs.Count > 0;

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

        for (int i = 0; i < Backoffs.Count; i++)
        {
            if (Backoffs[i].Agent == agent)
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
                for (int i = 0; i < Backoffs.Count; i++)
                {
                    due = Earlier(due, Backoffs[i].Until);
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
