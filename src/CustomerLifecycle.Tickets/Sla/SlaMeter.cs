using System.Collections.Immutable;
using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Reads and moves one clock at a time.</summary>
internal sealed class SlaMeter(SlaPolicy policy, IReadOnlyDictionary<string, BusinessCalendar> calendars)
{
    /// <summary>The calendar of a name; that of the policy where the name is not configured any more.</summary>
    public BusinessCalendar Calendar(string name) => calendars.TryGetValue(name, out BusinessCalendar? calendar) ? calendar : calendars[policy.Calendar];

    public static ImmutableArray<TimeInterval> PausesUpTo(SlaClock clock, DateTimeOffset now) =>
        clock.PausedSince < now ? clock.Pauses.Add(new(clock.PausedSince.Value, now.ToUniversalTime())) : clock.Pauses;

    public TimeSpan Elapsed(SlaClock clock, DateTimeOffset now) => clock.Taken ?? (now > clock.CountedFrom
        ? clock.CarriedOver + Calendar(clock.Calendar).Elapsed(clock.CountedFrom, now, PausesUpTo(clock, now).AsSpan())
        : clock.CarriedOver);

    public SlaClock Refreshed(SlaClock clock) => clock.IsStopped ? clock : clock with { DueAt = Reaches(clock, clock.Target) };

    public SlaClock Paused(SlaClock clock, DateTimeOffset at) =>
        clock.IsStopped || clock.PausedSince is not null ? clock : Refreshed(WithBreach(clock, at) with { PausedSince = at.ToUniversalTime() });

    public SlaClock Resumed(SlaClock clock, DateTimeOffset at) => clock is { IsStopped: false, PausedSince: not null }
        ? Refreshed(SlaBounds.Of(this, clock with { PausedSince = null, Pauses = PausesUpTo(clock, at) }))
        : clock;

    /// <summary>Stopped: a stop at the due instant itself is in time. What has not escalated until then does not escalate any more.</summary>
    public SlaClock Ended(SlaClock clock, SlaEnd by, DateTimeOffset at)
    {
        if (clock.IsStopped)
        {
            return clock;
        }

        DateTimeOffset? due = Reaches(clock with { PausedSince = null, Pauses = PausesUpTo(clock, at) }, clock.Target);
        return clock with
        {
            StoppedAt = at.ToUniversalTime(),
            EndedBy = by,
            Taken = Elapsed(clock, at),
            DueAt = due,
            PausedSince = null,
            Pauses = PausesUpTo(clock, at),
            BreachedAt = clock.BreachedAt ?? (due < at && by != SlaEnd.Cancelled ? due : null),
        };
    }

    /// <summary>Goes on although it had ended; the time between does not count.</summary>
    public SlaClock Reopened(SlaClock clock, DateTimeOffset at, bool paused)
    {
        SlaClock open = clock with { StoppedAt = null, EndedBy = null, Taken = null, PausedSince = clock.StoppedAt };
        return paused ? Refreshed(open) : Resumed(open, at);
    }

    /// <summary>Notes the levels and the breach that have been reached.</summary>
    public SlaClock Marked(SlaClock clock, DateTimeOffset now)
    {
        if (clock.IsStopped || clock.PausedSince is not null)
        {
            return clock;
        }

        int[] reached = [.. Ahead(clock).Where(level => level.At <= now).Select(level => level.Level)];
        SlaClock marked = reached.Length == 0 ? clock : clock with { Escalated = [.. clock.Escalated.Concat(reached).Order()] };
        return WithBreach(marked, now);
    }

    /// <summary>The next instant at which there is something to note about a clock.</summary>
    public DateTimeOffset? NextDue(SlaClock clock) => clock.IsStopped || clock.PausedSince is not null
        ? null
        : Ahead(clock).Select(level => level.At).Append(clock.BreachedAt is null ? clock.DueAt : null).Min();

    /// <summary>Another target: what has elapsed is kept, and levels that now lie ahead are armed again.</summary>
    public SlaClock Retargeted(SlaClock clock, SlaTarget target, DateTimeOffset at)
    {
        SlaClock moved = Refreshed(Recalendared(clock, target.Calendar ?? policy.Calendar, at) with { Target = target.Duration });
        return moved.Target == clock.Target && moved.Calendar == clock.Calendar ? moved : Rearmed(moved, at);
    }

    /// <summary>Keeps what has been measured so far as it is, whatever the calendar and the conditions are from now on.</summary>
    public static SlaClock Closed(SlaMeter meter, SlaClock clock, DateTimeOffset at)
    {
        if (at <= clock.CountedFrom)
        {
            return clock;
        }

        SlaSegment segment = new()
        {
            Interval = new(clock.CountedFrom, at.ToUniversalTime()),
            Calendar = clock.Calendar,
            Counted = meter.Elapsed(clock, at) - clock.CarriedOver,
            Pauses = PausesUpTo(clock, at),
        };
        return SlaBounds.Of(meter, clock with { Earlier = clock.Earlier.Add(segment), Pauses = [], PausedSince = clock.PausedSince is null ? null : at.ToUniversalTime() });
    }

    /// <summary>Breaches now, if the due time that a change has just set has passed; levels that lie ahead are armed again.</summary>
    public SlaClock Rearmed(SlaClock clock, DateTimeOffset at)
    {
        TimeSpan elapsed = Elapsed(clock, at);
        return clock with
        {
            Escalated = [.. clock.Escalated.Where(level => level <= policy.Escalations.Length && policy.Escalations[level - 1].PointOf(clock.Target) <= elapsed)],
            BreachedAt = elapsed < clock.Target ? null : clock.BreachedAt ?? at.ToUniversalTime(),
        };
    }

    private SlaClock Recalendared(SlaClock clock, string calendar, DateTimeOffset at) =>
        clock.Calendar == calendar ? clock : Closed(this, clock, at) with { Calendar = calendar };

    private static SlaClock WithBreach(SlaClock clock, DateTimeOffset now) =>
        clock.BreachedAt is null && clock.DueAt <= now ? clock with { BreachedAt = clock.DueAt } : clock;

    private IEnumerable<(int Level, DateTimeOffset? At)> Ahead(SlaClock clock)
    {
        for (int i = 0; i < policy.Escalations.Length; i++)
        {
            if (policy.Escalations[i].IsFor(clock.Kind) && !clock.Escalated.Contains(i + 1))
            {
                DateTimeOffset? at = Reaches(clock, policy.Escalations[i].PointOf(clock.Target));
                yield return (i + 1, at is { } reached && policy.EscalateWithin is { } name ? Calendar(name).RollForward(reached) : at);
            }
        }
    }

    /// <summary>When so much business time has passed on a clock that runs.</summary>
    private DateTimeOffset? Reaches(SlaClock clock, TimeSpan businessTime)
    {
        if (clock.PausedSince is not null)
        {
            return null;
        }

        TimeSpan rest = businessTime - clock.CarriedOver;
        return Calendar(clock.Calendar).TryAdd(clock.CountedFrom, rest > TimeSpan.Zero ? rest : TimeSpan.Zero, clock.Pauses.AsSpan(), out DateTimeOffset at)
            ? at
            : null;
    }
}
