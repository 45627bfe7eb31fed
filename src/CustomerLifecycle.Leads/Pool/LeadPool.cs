using CustomerLifecycle.Events;

namespace CustomerLifecycle.Leads.Pool;

/// <summary>
/// The decisions of one pool: who may take a lead, and when it goes back. Pure and deterministic: the caller gives the
/// state and the time, and stores what comes out. A lead of another pool is an <see cref="ArgumentException"/>. Safe for
/// use by many threads.
/// </summary>
public sealed class LeadPool
{
    private readonly LeadPoolOptions _options;
    private readonly TimeZoneInfo _zone;

    /// <summary>A pool with these rules; later changes of the options do not reach its time zone.</summary>
    /// <param name="name">The pool's name.</param>
    /// <param name="options">Its rules.</param>
    /// <exception cref="TimeZoneNotFoundException">The time zone is unknown.</exception>
    public LeadPool(string name, LeadPoolOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(options);
        Name = name;
        _options = options;
        _zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
    }

    /// <summary>The pool's name.</summary>
    public string Name { get; }

    /// <summary>An agent takes a lead from the pool.</summary>
    /// <param name="lead">The lead as it is.</param>
    /// <param name="agent">Who wants it.</param>
    /// <param name="quota">What the agent has taken of this pool.</param>
    /// <param name="now">The time.</param>
    public LeadDecision Claim(Lead lead, AgentId agent, LeadQuota quota, DateTimeOffset now)
    {
        Check(lead);
        ArgumentNullException.ThrowIfNull(quota);
        if (lead.State != LeadState.Pooled)
        {
            return LeadDecision.Refused(NotInPool(lead, agent));
        }
        var today = Day(now);
        var claims = quota.Day == today ? quota.Claims : 0;
        var refusals = new List<LeadRefusal>();
        if (claims >= _options.DailyClaimLimit)
        {
            refusals.Add(new(LeadRules.DailyClaimLimit, $"{claims} of {_options.DailyClaimLimit} leads of pool '{Name}' were claimed today.", StartOfDay(today.AddDays(1))));
        }
        if (lead.FormerOwner == agent && now < lead.PooledAt + _options.FormerOwnerCoolDown)
        {
            refusals.Add(new(LeadRules.FormerOwner, $"The agent had this lead last and leaves it to others for {_options.FormerOwnerCoolDown}.", lead.PooledAt + _options.FormerOwnerCoolDown));
        }
        AddCapacity(refusals, quota);
        return refusals.Count > 0
            ? LeadDecision.Refused(refusals)
            : LeadDecision.To(Owned(lead, agent, now), quota with { Day = today, Claims = claims + 1, Owned = quota.Owned + 1, Version = quota.Version + 1 });
    }

    /// <summary>An agent is given a lead, from the pool or from another owner. The daily limit does not apply, capacity does.</summary>
    /// <param name="lead">The lead as it is.</param>
    /// <param name="agent">Who gets it; starts with the full time of a claim.</param>
    /// <param name="quota">What the agent has taken of this pool.</param>
    /// <param name="now">The time.</param>
    public LeadDecision Assign(Lead lead, AgentId agent, LeadQuota quota, DateTimeOffset now)
    {
        Check(lead);
        ArgumentNullException.ThrowIfNull(quota);
        if (lead.State is not (LeadState.Pooled or LeadState.Owned) || lead.Owner == agent)
        {
            return LeadDecision.Refused(NotInPool(lead, agent));
        }
        var refusals = new List<LeadRefusal>();
        AddCapacity(refusals, quota);
        return refusals.Count > 0
            ? LeadDecision.Refused(refusals)
            : LeadDecision.To(
                Owned(lead with { FormerOwner = lead.Owner ?? lead.FormerOwner }, agent, now),
                quota with { Owned = quota.Owned + 1, Version = quota.Version + 1 });
    }

    /// <summary>The owner tried to reach the person, which keeps the lead longer.</summary>
    public LeadDecision Contact(Lead lead, AgentId agent, LeadContactOutcome outcome, DateTimeOffset now)
    {
        Check(lead);
        if (Foreign(lead, agent) is { } refusal)
        {
            return LeadDecision.Refused(refusal);
        }
        var contacted = lead with { OwnerContacts = lead.OwnerContacts + 1, TotalContacts = lead.TotalContacts + 1, LastContactAt = now };
        var counts = _options.AttemptsCount || outcome is not (LeadContactOutcome.NoAnswer or LeadContactOutcome.InvalidContact);
        return LeadDecision.To(counts ? Renewed(contacted, now) : contacted);
    }

    /// <summary>The owner gives the lead back.</summary>
    public LeadDecision Release(Lead lead, AgentId agent, DateTimeOffset now)
    {
        Check(lead);
        return Foreign(lead, agent) is { } refusal ? LeadDecision.Refused(refusal) : LeadDecision.To(BackInPool(lead, now));
    }

    /// <summary>The lead goes back when its time has come; null when it has not, or when the lead is nobody's any more.</summary>
    public LeadDecision? Recycle(Lead lead, DateTimeOffset now)
    {
        Check(lead);
        return lead.State == LeadState.Owned && lead.RecycleAt <= now
            ? LeadDecision.To(BackInPool(lead, now) with { RecycleCount = lead.RecycleCount + 1 })
            : null;
    }

    /// <summary>The owner closes the lead as won or lost.</summary>
    public LeadDecision Close(Lead lead, AgentId agent, bool won, string? reason, DateTimeOffset now)
    {
        Check(lead);
        return Foreign(lead, agent) is { } refusal
            ? LeadDecision.Refused(refusal)
            : LeadDecision.To(Unscheduled(lead) with { State = won ? LeadState.Won : LeadState.Lost, ClosedAt = now, CloseReason = reason });
    }

    /// <summary>The day of an instant in the pool's time zone.</summary>
    public DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, _zone).DateTime);

    internal static Lead BackInPool(Lead lead, DateTimeOffset now) => Unscheduled(lead) with
    {
        State = LeadState.Pooled,
        FormerOwner = lead.Owner ?? lead.FormerOwner,
        Owner = null,
        PooledAt = now,
        ClaimedAt = null,
        LastContactAt = null,
        OwnerContacts = 0,
        ClosedAt = null,
        CloseReason = null,
    };

    internal static Lead Unscheduled(Lead lead) => lead with { RecycleAt = null, RecycleRule = null, RecycleReason = null };

    private Lead Owned(Lead lead, AgentId agent, DateTimeOffset now) => Unscheduled(lead) with
    {
        State = LeadState.Owned,
        Owner = agent,
        ClaimedAt = now,
        LastContactAt = null,
        OwnerContacts = 0,
        RecycleAt = now + _options.NotContactedWithin,
        RecycleRule = _options.NotContactedWithin is null ? null : LeadRules.NotContacted,
        RecycleReason = _options.NotContactedWithin is { } time ? $"Not contacted within {time} of the claim." : null,
    };

    private Lead Renewed(Lead lead, DateTimeOffset now)
    {
        if (_options.NoFollowUpWithin is not { } time)
        {
            return Unscheduled(lead);
        }
        // A contact never shortens the time that is left.
        return lead.RecycleAt > now + time
            ? lead
            : lead with { RecycleAt = now + time, RecycleRule = LeadRules.NoFollowUp, RecycleReason = $"Not followed up within {time} of the last contact." };
    }

    private void AddCapacity(List<LeadRefusal> refusals, LeadQuota quota)
    {
        if (quota.Owned >= _options.Capacity)
        {
            refusals.Add(new(LeadRules.Capacity, $"The agent owns {quota.Owned} of {_options.Capacity} leads of pool '{Name}'; close or release one first."));
        }
    }

    private void Check(Lead lead)
    {
        ArgumentNullException.ThrowIfNull(lead);
        if (!string.Equals(lead.Pool, Name, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The lead belongs to pool '{lead.Pool}'; this is pool '{Name}'.", nameof(lead));
        }
    }

    private static LeadRefusal NotInPool(Lead lead, AgentId agent) => lead.State switch
    {
        LeadState.Owned when lead.Owner == agent => new(LeadRules.AlreadyOwned, "The agent owns this lead already."),
        LeadState.Owned => new(LeadRules.AlreadyOwned, "Somebody else owns this lead.", lead.RecycleAt),
        _ => new(LeadRules.Closed, $"The lead is {lead.State}."),
    };

    private static LeadRefusal? Foreign(Lead lead, AgentId agent) => lead.State switch
    {
        LeadState.Owned when lead.Owner == agent => null,
        LeadState.Won or LeadState.Lost or LeadState.Merged => new(LeadRules.Closed, $"The lead is {lead.State}."),
        _ => new(LeadRules.NotOwner, "The agent does not own this lead."),
    };

    // A day may begin later than midnight where clocks are put forward then.
    private DateTimeOffset StartOfDay(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        while (_zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(midnight, _zone), TimeSpan.Zero);
    }
}
