using System.Collections.Immutable;
using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Starts clocks, from now on or as if they had run from the beginning.</summary>
internal sealed class SlaStarter(SlaPolicy policy, SlaMeter meter)
{
    /// <summary>Starts a clock of a kind, if it has a target and may start in the ticket's category.</summary>
    public TicketSla Start(TicketSla sla, SlaTargetKind kind, SlaSubject subject, DateTimeOffset at) => Add(sla, kind, subject, at, at);

    /// <summary>Starts a clock as if it had run since an earlier instant.</summary>
    public TicketSla StartSince(TicketSla sla, SlaTargetKind kind, SlaSubject subject, DateTimeOffset since, DateTimeOffset at) => Add(sla, kind, subject, since, at);

    /// <summary>Starts a clock that had to wait for its category.</summary>
    public TicketSla StartLate(TicketSla sla, SlaTargetKind kind, SlaSubject subject, DateTimeOffset at) =>
        IsWanted(sla, kind, subject) && !Exists(sla, kind, subject) ? Start(sla, kind, subject, kind == SlaTargetKind.NextResponse ? sla.CustomerWaitsSince!.Value : at) : sla;

    /// <summary>Starts what has a target only now, as if it had had it from the beginning: what waited then does not count.</summary>
    public TicketSla StartMissing(TicketSla sla, SlaSubject subject, DateTimeOffset at)
    {
        foreach (SlaTargetKind kind in Enum.GetValues<SlaTargetKind>())
        {
            if (IsWanted(sla, kind, subject) && sla.Clock(kind) is not { IsCancelled: false } || IsAnotherGroups(sla, kind, subject))
            {
                sla = Add(sla, kind, subject, Beginning(sla, kind), at);
            }
        }

        return sla;
    }

    /// <summary>Starts every clock that the ticket should have, from now on.</summary>
    public TicketSla StartAnew(TicketSla sla, SlaSubject subject, DateTimeOffset at) => Enum.GetValues<SlaTargetKind>()
        .Where(kind => IsWanted(sla, kind, subject) && sla.Clock(kind) is null or { IsCancelled: true })
        .Aggregate(sla, (state, kind) => Start(state, kind, subject, at));

    /// <summary>A clock of another policy under this one.</summary>
    public SlaClock Adopted(SlaClock clock, SlaTarget target, StateCategory category, DateTimeOffset at)
    {
        SlaClock kept = SlaMeter.Closed(meter, clock, at) with { Calendar = target.Calendar ?? policy.Calendar, Target = target.Duration };
        bool pauses = policy.ConditionsFor(clock.Kind).Pauses(category, clock.PausedSince is not null);
        kept = kept with { PausedSince = pauses ? kept.PausedSince ?? at.ToUniversalTime() : null };
        return meter.Rearmed(meter.Refreshed(kept), at);
    }

    public SlaClock Restarted(SlaClock clock, StateCategory category, DateTimeOffset at) => meter.Refreshed(clock with
    {
        StartedAt = at.ToUniversalTime(),
        PausedSince = policy.ConditionsFor(clock.Kind).Pauses(category, paused: false) ? at.ToUniversalTime() : null,
        Pauses = [],
        Earlier = [],
        StoppedAt = null,
        EndedBy = null,
        Taken = null,
        BreachedAt = null,
        Escalated = [],
    });

    /// <summary>A clock that ended with the ticket, now that the ticket is reopened.</summary>
    public TicketSla Reopen(TicketSla sla, SlaClock ended, SlaSubject subject, DateTimeOffset at)
    {
        if (!IsWanted(sla, ended.Kind, subject) || policy.TargetFor(ended.Kind, subject) is not { } target)
        {
            return sla;
        }

        if (ended.Kind == SlaTargetKind.PeriodicUpdate || policy.Reopening == SlaReopenRule.NewClock || ended.Group != GroupOf(ended.Kind, subject))
        {
            return Start(sla, ended.Kind, subject, at);
        }

        bool paused = policy.ConditionsFor(ended.Kind).Pauses(sla.Category, paused: false);
        SlaClock again = policy.Reopening == SlaReopenRule.Restart ? Restarted(ended, sla.Category, at) : meter.Reopened(ended, at, paused);
        return sla with { Clocks = sla.Clocks.SetItem(sla.Clocks.LastIndexOf(ended), meter.Retargeted(again, target, at)) };
    }

    private static string? GroupOf(SlaTargetKind kind, SlaSubject subject) => kind == SlaTargetKind.Group ? subject.Group : null;

    private static bool IsAnotherGroups(TicketSla sla, SlaTargetKind kind, SlaSubject subject) =>
        kind == SlaTargetKind.Group && sla.Clock(kind) is { } clock && clock.Group != subject.Group;

    private static bool Exists(TicketSla sla, SlaTargetKind kind, SlaSubject subject) =>
        sla.Clocks.Any(clock => clock.Kind == kind && clock.Group == GroupOf(kind, subject) && (kind != SlaTargetKind.NextResponse || !clock.IsStopped));

    private static DateTimeOffset Beginning(TicketSla sla, SlaTargetKind kind) => kind switch
    {
        SlaTargetKind.NextResponse => sla.CustomerWaitsSince ?? sla.StartedAt,
        SlaTargetKind.PeriodicUpdate => sla.LastAnswerAt ?? sla.StartedAt,
        SlaTargetKind.Group => sla.GroupSince ?? sla.StartedAt,
        _ => sla.StartedAt,
    };

    // Whether there is anything to measure at all.
    private bool IsWanted(TicketSla sla, SlaTargetKind kind, SlaSubject subject) =>
        !policy.ConditionsFor(kind).Ends(sla.Category)
        && kind switch
        {
            SlaTargetKind.FirstResponse => sla.RespondedAt is null,
            SlaTargetKind.NextResponse => sla.CustomerWaitsSince is not null,
            SlaTargetKind.Group => subject.Group is not null,
            _ => true,
        };

    private TicketSla Add(TicketSla sla, SlaTargetKind kind, SlaSubject subject, DateTimeOffset from, DateTimeOffset at)
    {
        if (policy.TargetFor(kind, subject) is not { } target
            || (kind == SlaTargetKind.Group && subject.Group is null)
            || !policy.ConditionsFor(kind).StartIn.Contains(sla.Category))
        {
            return sla;
        }

        (ImmutableArray<TimeInterval> pauses, DateTimeOffset? pausedSince) = PausesFrom(sla, kind, from.ToUniversalTime());
        SlaClock clock = meter.Refreshed(SlaBounds.Of(meter, new()
        {
            Number = sla.Clocks.Select(other => other.Number).DefaultIfEmpty().Max() + 1,
            Kind = kind,
            Group = GroupOf(kind, subject),
            Target = target.Duration,
            Calendar = target.Calendar ?? policy.Calendar,
            StartedAt = from.ToUniversalTime(),
            Pauses = pauses,
            PausedSince = pausedSince,
        }));
        return sla with { Clocks = SlaBounds.Others(sla, kind).Add(from < at ? meter.Rearmed(clock, at) : clock) };
    }

    // What the ticket went through since an instant, as the conditions of a kind see it.
    private (ImmutableArray<TimeInterval> Pauses, DateTimeOffset? PausedSince) PausesFrom(TicketSla sla, SlaTargetKind kind, DateTimeOffset from)
    {
        SlaConditions conditions = policy.ConditionsFor(kind);
        List<TimeInterval> pauses = [];
        DateTimeOffset? since = null;
        foreach (SlaPhase phase in sla.Phases)
        {
            bool pausing = conditions.Pauses(phase.Category, since is not null) || conditions.Ends(phase.Category);
            if (since is { } start && !pausing)
            {
                if (phase.At > from)
                {
                    pauses.Add(new(start > from ? start : from, phase.At));
                }

                since = null;
            }
            else if (since is null && pausing)
            {
                since = phase.At;
            }
        }

        return ([.. pauses], since > from ? since : since is null ? null : from);
    }
}
