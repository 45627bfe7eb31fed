using System.Collections.Immutable;
using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Moves the SLA clocks of tickets. Pure, immutable and thread-safe: each method takes a state and returns the next one.</summary>
/// <remarks>Instants are given in the order in which things happened.</remarks>
public sealed class SlaEngine
{
    private readonly SlaPolicy _policy;
    private readonly BusinessCalendar _calendar;

    /// <summary>Creates an engine.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="calendar">The calendar the policy names.</param>
    public SlaEngine(SlaPolicy policy, BusinessCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(calendar);
        (_policy, _calendar) = (policy, calendar);
    }

    /// <summary>Starts the clocks of a new ticket: first response, periodic update, resolution and the group's.</summary>
    /// <param name="subject">What the targets depend on.</param>
    /// <param name="category">The category in which the ticket starts; in a paused one the clocks start standing still.</param>
    /// <param name="at">When the ticket was created.</param>
    public TicketSla Start(SlaSubject subject, StateCategory category, DateTimeOffset at)
    {
        TicketSla sla = new() { Policy = _policy.Name };
        sla = StartClock(StartClock(sla, SlaTargetKind.FirstResponse, subject, at), SlaTargetKind.Resolution, subject, at);
        sla = StartClock(StartClock(sla, SlaTargetKind.PeriodicUpdate, subject, at), SlaTargetKind.Group, subject, at);
        return IsRunning(category) ? sla : Pause(sla, at);
    }

    /// <summary>The ticket went from one category to another: the clocks pause, go on, stop or are taken up again.</summary>
    /// <param name="sla">The state before.</param>
    /// <param name="subject">What the targets depend on.</param>
    /// <param name="from">The category it left.</param>
    /// <param name="to">The category it entered.</param>
    /// <param name="at">When.</param>
    public TicketSla Transition(TicketSla sla, SlaSubject subject, StateCategory from, StateCategory to, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(sla);
        if (!IsDone(from) && IsDone(to))
        {
            sla = Stop(Stop(Stop(sla, SlaTargetKind.Resolution, at), SlaTargetKind.PeriodicUpdate, at), SlaTargetKind.Group, at);
        }
        else if (IsDone(from) && !IsDone(to))
        {
            sla = Reopen(Resume(sla, at), subject, at);
        }

        return IsRunning(to) ? Resume(sla, at) : Pause(sla, at);
    }

    /// <summary>The customer wrote: the clock of the next response starts, unless it runs since an earlier message.</summary>
    /// <param name="sla">The state before.</param>
    /// <param name="subject">What the targets depend on.</param>
    /// <param name="at">When.</param>
    public TicketSla CustomerWrote(TicketSla sla, SlaSubject subject, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(sla);
        return sla.Clock(SlaTargetKind.NextResponse) is { IsStopped: false } ? sla : StartClock(sla, SlaTargetKind.NextResponse, subject, at);
    }

    /// <summary>A human answered in public: the clocks of the first and the next response stop, that of the periodic update starts
    /// anew.</summary>
    /// <param name="sla">The state before.</param>
    /// <param name="subject">What the targets depend on.</param>
    /// <param name="at">When.</param>
    public TicketSla AgentAnswered(TicketSla sla, SlaSubject subject, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(sla);
        sla = Stop(Stop(sla, SlaTargetKind.FirstResponse, at), SlaTargetKind.NextResponse, at);
        return sla.Clock(SlaTargetKind.PeriodicUpdate) is { IsStopped: false }
            ? StartClock(Stop(sla, SlaTargetKind.PeriodicUpdate, at), SlaTargetKind.PeriodicUpdate, subject, at)
            : sla;
    }

    /// <summary>Another group got the ticket: the old group's clock stops and the new group's starts.</summary>
    /// <param name="sla">The state before.</param>
    /// <param name="subject">What the targets depend on, with the new group.</param>
    /// <param name="at">When.</param>
    public TicketSla HandOver(TicketSla sla, SlaSubject subject, DateTimeOffset at) =>
        StartClock(Stop(sla, SlaTargetKind.Group, at), SlaTargetKind.Group, subject, at);

    /// <summary>The priority or the customer's level changed: clocks that have not stopped get the new targets and keep what has elapsed;
    /// those without a target any more are cancelled.</summary>
    /// <param name="sla">The state before.</param>
    /// <param name="subject">What the targets depend on now.</param>
    public TicketSla Retarget(TicketSla sla, SlaSubject subject)
    {
        ArgumentNullException.ThrowIfNull(sla);
        return Refresh(sla with
        {
            Clocks = [.. from clock in sla.Clocks
                         let target = clock.IsStopped ? null : _policy.TargetFor(clock.Kind, subject)
                         where clock.IsStopped || target is not null
                         select target is null || target.Duration == clock.Target ? clock : clock with { Target = target.Duration, BreachedAt = null, EscalationLevel = 0 }],
        });
    }

    /// <summary>Stops the clock of a kind, if it has not stopped: it was met, or missed if its due time has passed.</summary>
    /// <param name="sla">The state before.</param>
    /// <param name="kind">What it measures.</param>
    /// <param name="at">When.</param>
    public TicketSla Stop(TicketSla sla, SlaTargetKind kind, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(sla);
        return sla.Clock(kind) is { IsStopped: false } clock
            ? sla with { Clocks = sla.Clocks.Replace(clock, Stopped(sla, clock, at)) }
            : sla;
    }

    /// <summary>Makes all clocks stand still. Harmless when they do.</summary>
    /// <param name="sla">The state before.</param>
    /// <param name="at">When.</param>
    public TicketSla Pause(TicketSla sla, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(sla);
        return sla.PausedSince is null ? Refresh(Mark(sla, at) with { PausedSince = at.ToUniversalTime() }) : sla;
    }

    /// <summary>Makes all clocks go on. Harmless when they do.</summary>
    /// <param name="sla">The state before.</param>
    /// <param name="at">When.</param>
    public TicketSla Resume(TicketSla sla, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(sla);
        return sla.PausedSince is { } since
            ? Refresh(sla with { PausedSince = null, Pauses = at > since ? sla.Pauses.Add(new(since, at.ToUniversalTime())) : sla.Pauses })
            : sla;
    }

    /// <summary>When the next escalation or breach is reached unless something happens before; null for never.</summary>
    /// <param name="sla">The state.</param>
    public DateTimeOffset? NextDue(TicketSla sla)
    {
        ArgumentNullException.ThrowIfNull(sla);
        return sla.PausedSince is null
            ? sla.Clocks.Where(clock => !clock.IsStopped).SelectMany(clock => Ahead(sla, clock)).Min()
            : null;
    }

    /// <summary>Notes which escalations and breaches have been reached.</summary>
    /// <param name="sla">The state before.</param>
    /// <param name="now">The instant up to which.</param>
    public TicketSla Mark(TicketSla sla, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(sla);
        return sla.PausedSince is null ? sla with { Clocks = [.. sla.Clocks.Select(clock => Marked(sla, clock, now))] } : sla;
    }

    /// <summary>The clocks at an instant.</summary>
    /// <param name="sla">The state.</param>
    /// <param name="now">The instant, not before the last thing that happened.</param>
    public IReadOnlyList<SlaState> StatesAt(TicketSla sla, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(sla);
        return [.. sla.Clocks.Select(clock => StateAt(sla, clock, now))];
    }

    /// <summary>Why a clock is due when it is: the spans from its start to its due time (of a clock that stands still, to now; of one that
    /// has stopped, to its stop), each counted or not.</summary>
    /// <param name="sla">The state.</param>
    /// <param name="clock">One of its clocks.</param>
    /// <param name="now">The instant.</param>
    public IReadOnlyList<SlaSpan> Explain(TicketSla sla, SlaClock clock, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(sla);
        ArgumentNullException.ThrowIfNull(clock);
        return SlaExplanation.Of(_calendar, clock.StartedAt, clock.StoppedAt ?? clock.DueAt ?? now, PausesUpTo(sla, now));
    }

    private static bool IsDone(StateCategory category) => category is StateCategory.Solved or StateCategory.Closed;

    private bool IsRunning(StateCategory category) => !IsDone(category) && !_policy.PausedIn.Contains(category);

    private TicketSla StartClock(TicketSla sla, SlaTargetKind kind, SlaSubject subject, DateTimeOffset at)
    {
        if (_policy.TargetFor(kind, subject) is not { } target || (kind == SlaTargetKind.Group && subject.Group is null))
        {
            return sla;
        }

        SlaClock clock = new() { Kind = kind, Group = kind == SlaTargetKind.Group ? subject.Group : null, Target = target.Duration, StartedAt = at.ToUniversalTime() };

        // Of what happens again and again only the last time is kept; the others are in the history.
        ImmutableArray<SlaClock> others = kind is SlaTargetKind.NextResponse or SlaTargetKind.PeriodicUpdate
            ? [.. sla.Clocks.Where(other => other.Kind != kind || ReferenceEquals(other, sla.Clock(kind)))]
            : sla.Clocks;
        return sla with { Clocks = others.Add(Refreshed(sla, clock)) };
    }

    private TicketSla Reopen(TicketSla sla, SlaSubject subject, DateTimeOffset at)
    {
        sla = StartClock(sla, SlaTargetKind.PeriodicUpdate, subject, at);
        if (_policy.Reopening == SlaReopenRule.Restart)
        {
            return StartClock(StartClock(sla, SlaTargetKind.Resolution, subject, at), SlaTargetKind.Group, subject, at);
        }

        foreach (SlaTargetKind kind in new[] { SlaTargetKind.Resolution, SlaTargetKind.Group })
        {
            if (sla.Clock(kind) is { IsStopped: true } clock)
            {
                sla = sla with { Clocks = sla.Clocks.Replace(clock, Refreshed(sla, clock with { StoppedAt = null, Taken = null })) };
            }
        }

        return sla;
    }

    private TicketSla Refresh(TicketSla sla) => sla with { Clocks = [.. sla.Clocks.Select(clock => Refreshed(sla, clock))] };

    private SlaClock Refreshed(TicketSla sla, SlaClock clock) => clock.IsStopped ? clock : clock with { DueAt = DueAt(sla, clock, TimeSpan.Zero) };

    private SlaClock Stopped(TicketSla sla, SlaClock clock, DateTimeOffset at)
    {
        TimeSpan taken = _calendar.Elapsed(clock.StartedAt, at, PausesUpTo(sla, at).AsSpan());
        DateTimeOffset? due = DueAt(sla with { PausedSince = null, Pauses = PausesUpTo(sla, at) }, clock, TimeSpan.Zero);

        // The due instant itself is still in time.
        return Marked(sla, clock, at.AddTicks(-1)) with
        {
            StoppedAt = at.ToUniversalTime(),
            Taken = taken,
            DueAt = due,
            BreachedAt = clock.BreachedAt ?? (due < at ? due : null),
        };
    }

    private SlaClock Marked(TicketSla sla, SlaClock clock, DateTimeOffset now)
    {
        if (clock.IsStopped)
        {
            return clock;
        }

        int level = clock.EscalationLevel;
        while (level < _policy.Escalations.Length && DueAt(sla, clock, _policy.Escalations[level]) <= now)
        {
            level++;
        }

        return clock with { EscalationLevel = level, BreachedAt = clock.BreachedAt ?? (clock.DueAt <= now ? clock.DueAt : null) };
    }

    private IEnumerable<DateTimeOffset?> Ahead(TicketSla sla, SlaClock clock)
    {
        if (clock.BreachedAt is null)
        {
            yield return clock.DueAt;
        }

        if (clock.EscalationLevel < _policy.Escalations.Length)
        {
            yield return DueAt(sla, clock, _policy.Escalations[clock.EscalationLevel]);
        }
    }

    private DateTimeOffset? DueAt(TicketSla sla, SlaClock clock, TimeSpan offset)
    {
        if (sla.PausedSince is not null)
        {
            return null;
        }

        TimeSpan duration = clock.Target + offset;
        return _calendar.TryAdd(clock.StartedAt, duration > TimeSpan.Zero ? duration : TimeSpan.Zero, sla.Pauses.AsSpan(), out DateTimeOffset due) ? due : null;
    }

    private SlaState StateAt(TicketSla sla, SlaClock clock, DateTimeOffset now)
    {
        TimeSpan elapsed = clock.Taken ?? _calendar.Elapsed(clock.StartedAt, now, PausesUpTo(sla, now).AsSpan());
        DateTimeOffset? breachedAt = clock.BreachedAt ?? (!clock.IsStopped && clock.DueAt <= now ? clock.DueAt : null);
        bool paused = !clock.IsStopped && sla.PausedSince is not null;
        return new()
        {
            Kind = clock.Kind,
            Group = clock.Group,
            Status = (clock.IsStopped, breachedAt) switch
            {
                (true, null) => SlaStatus.Met,
                (true, _) => SlaStatus.Missed,
                (false, null) => paused ? SlaStatus.Paused : SlaStatus.Running,
                _ => SlaStatus.Breached,
            },
            DueAt = clock.DueAt,
            Elapsed = elapsed,
            Remaining = clock.Target - elapsed,
            IsPaused = paused,
            BreachedAt = breachedAt,
        };
    }

    private static ImmutableArray<TimeInterval> PausesUpTo(TicketSla sla, DateTimeOffset now) =>
        sla.PausedSince < now ? sla.Pauses.Add(new(sla.PausedSince.Value, now)) : sla.Pauses;
}
