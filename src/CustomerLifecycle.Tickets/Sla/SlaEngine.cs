using System.Collections.Immutable;
using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Moves the SLA clocks of tickets. Pure, immutable and thread-safe: each method takes a state and returns the next one.</summary>
/// <remarks>Instants are given in the order in which things happened.</remarks>
public sealed class SlaEngine
{
    private static readonly SlaTargetKind[] StartKinds =
        [SlaTargetKind.FirstResponse, SlaTargetKind.Resolution, SlaTargetKind.PeriodicUpdate, SlaTargetKind.Group];

    private readonly SlaPolicy _policy;
    private readonly SlaMeter _meter;
    private readonly SlaStarter _starter;

    /// <summary>Creates an engine for a policy with one calendar.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="calendar">The calendar the policy names.</param>
    public SlaEngine(SlaPolicy policy, BusinessCalendar calendar)
        : this(policy, new Dictionary<string, BusinessCalendar>(StringComparer.Ordinal) { [Checked(policy).Calendar] = calendar })
    {
        ArgumentNullException.ThrowIfNull(calendar);
    }

    /// <summary>Creates an engine.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="calendars">The calendars by name: those the policy names, and those of policies that tickets may change from.</param>
    /// <exception cref="ArgumentException">The policy has problems; the message lists all of them.</exception>
    public SlaEngine(SlaPolicy policy, IReadOnlyDictionary<string, BusinessCalendar> calendars)
    {
        ArgumentNullException.ThrowIfNull(calendars);
        string[] problems = [.. SlaPolicyProblems.Of(Checked(policy), calendars.Keys)];
        if (problems.Length > 0)
        {
            throw new ArgumentException(string.Join(" ", problems), nameof(policy));
        }

        (_policy, _meter) = (policy, new(policy, calendars));
        _starter = new(policy, _meter);
    }

    private SlaEngine()
    {
        _policy = SlaPolicy.Create("", "");
        _meter = new(_policy, new Dictionary<string, BusinessCalendar> { [""] = BusinessCalendar.AlwaysOpen });
        _starter = new(_policy, _meter);
    }

    /// <summary>Moves the tickets to which no policy applies any more: it starts no clock and notes what later ones depend on.</summary>
    internal static SlaEngine NoPolicy { get; } = new();

    /// <summary>Starts the clocks of a new ticket: first response, periodic update, resolution and the group's.</summary>
    /// <param name="subject">What the targets depend on.</param>
    /// <param name="category">The category in which the ticket starts; in a pausing one the clocks start standing still.</param>
    /// <param name="at">When the ticket was created.</param>
    /// <param name="importedAt">Of a ticket that comes from elsewhere: now. Levels of escalation it had reached before are not raised
    /// again; breaches are noted.</param>
    public TicketSla Start(SlaSubject subject, StateCategory category, DateTimeOffset at, DateTimeOffset? importedAt = null)
    {
        DateTimeOffset created = at.ToUniversalTime();
        TicketSla sla = new() { Policy = _policy.Name, StartedAt = created, GroupSince = created, Phases = [new(created, category)] };
        sla = StartKinds.Aggregate(sla, (state, kind) => _starter.Start(state, kind, subject, created));
        return importedAt is { } now ? Mark(sla, now) : sla;
    }

    /// <summary>The ticket went from one category to another: each clock is cancelled, stops, starts anew, pauses, goes on or is taken up
    /// again, as the policy's conditions say.</summary>
    /// <param name="sla">The state before.</param>
    /// <param name="subject">What the targets depend on.</param>
    /// <param name="from">The category it left.</param>
    /// <param name="to">The category it entered.</param>
    /// <param name="at">When.</param>
    /// <param name="reason">Why it was solved or closed, as <see cref="SlaConditions.CancelReasons"/> names it; null for no reason.</param>
    public TicketSla Transition(TicketSla sla, SlaSubject subject, StateCategory from, StateCategory to, DateTimeOffset at, string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(sla);
        // A ticket may go to and fro within one category as often as it likes: that is no phase of its own, and it must not grow.
        sla = Each(to == sla.Category ? sla : sla with { Phases = SlaBounds.With(sla.Phases, new(at.ToUniversalTime(), to)) }, clock => Entered(clock, from, to, at, reason));
        foreach (SlaTargetKind kind in Enum.GetValues<SlaTargetKind>())
        {
            SlaConditions conditions = _policy.ConditionsFor(kind);
            if (conditions.Ends(to) || conditions.Cancels(to, reason))
            {
                continue;
            }

            sla = from != to && sla.Clock(kind) is { IsStopped: true } ended && EndedWith(sla, ended, conditions, from)
                ? _starter.Reopen(sla, ended, subject, at)
                : _starter.StartLate(sla, kind, subject, at);
        }

        return sla;
    }

    /// <summary>The customer wrote: the clock of the next response starts, unless it runs since an earlier message.</summary>
    /// <param name="sla">The state before.</param>
    /// <param name="subject">What the targets depend on.</param>
    /// <param name="at">When.</param>
    public TicketSla CustomerWrote(TicketSla sla, SlaSubject subject, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(sla);
        sla = sla with { CustomerWaitsSince = sla.CustomerWaitsSince ?? at.ToUniversalTime() };
        return sla.Clock(SlaTargetKind.NextResponse) is { IsStopped: false } ? sla : _starter.Start(sla, SlaTargetKind.NextResponse, subject, at);
    }

    /// <summary>A human answered in public: the clocks of the first and the next response stop, that of the periodic update starts
    /// anew.</summary>
    /// <param name="sla">The state before.</param>
    /// <param name="subject">What the targets depend on.</param>
    /// <param name="at">When.</param>
    public TicketSla AgentAnswered(TicketSla sla, SlaSubject subject, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(sla);
        DateTimeOffset now = at.ToUniversalTime();
        sla = sla with { RespondedAt = sla.RespondedAt ?? now, LastAnswerAt = now };
        sla = Stop(Stop(sla, SlaTargetKind.FirstResponse, at), SlaTargetKind.NextResponse, at);
        return sla.Clock(SlaTargetKind.PeriodicUpdate) is { IsStopped: false }
            ? _starter.Start(Stop(sla, SlaTargetKind.PeriodicUpdate, at), SlaTargetKind.PeriodicUpdate, subject, at)
            : sla;
    }

    /// <summary>Another group got the ticket: the old group's clock stops and the new group's starts; the others get the targets that
    /// apply in the new group.</summary>
    /// <param name="sla">The state before.</param>
    /// <param name="subject">What the targets depend on, with the new group.</param>
    /// <param name="at">When.</param>
    public TicketSla HandOver(TicketSla sla, SlaSubject subject, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(sla);
        sla = End(sla, SlaTargetKind.Group, SlaEnd.HandedOver, at) with { GroupSince = at.ToUniversalTime() };
        return Retarget(_starter.Start(sla, SlaTargetKind.Group, subject, at), subject, at);
    }

    /// <summary>The priority or the customer's level changed: clocks that have not stopped get the new targets and keep what has elapsed;
    /// those without a target any more are cancelled; those that have a target only now start as if they had had it from the beginning.</summary>
    /// <param name="sla">The state before.</param>
    /// <param name="subject">What the targets depend on now.</param>
    /// <param name="at">When. A clock that the new target makes overdue is breached now.</param>
    public TicketSla Retarget(TicketSla sla, SlaSubject subject, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(sla);
        sla = Mark(sla, at);
        return _starter.StartMissing(
            sla with
            {
                Clocks = [.. sla.Clocks.Select(clock => clock.IsStopped ? clock
                    : _policy.TargetFor(clock.Kind, subject) is { } target ? _meter.Retargeted(clock, target, at)
                    : _meter.Ended(clock, SlaEnd.Cancelled, at))],
            },
            subject,
            at);
    }

    /// <summary>Takes what the policy and its calendars say by now over to clocks that run: targets, levels, holidays. What was answered while the
    /// policy was not there stops its clock as of then.</summary>
    /// <param name="sla">The state before.</param>
    /// <param name="subject">What the targets depend on.</param>
    /// <param name="at">When. A clock that this makes overdue is breached now; one that is not overdue any more can be breached anew.</param>
    public TicketSla Refresh(TicketSla sla, SlaSubject subject, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(sla);
        sla = sla.RespondedAt is { } responded ? End(sla, SlaTargetKind.FirstResponse, SlaEnd.Answered, responded) : sla;
        if (sla.CustomerWaitsSince is { } since)
        {
            sla = sla.Clock(SlaTargetKind.NextResponse) is { IsStopped: false } ? sla : _starter.StartSince(sla, SlaTargetKind.NextResponse, subject, since, at);
        }
        else if (sla.LastAnswerAt is { } answered)
        {
            sla = End(sla, SlaTargetKind.NextResponse, SlaEnd.Answered, answered);
        }

        return Each(Retarget(sla, subject, at), clock => clock.IsStopped ? clock : _meter.Rearmed(_meter.Refreshed(clock), at));
    }

    /// <summary>A message that nobody has answered comes to the ticket from another one: its customer has waited since then, not since now.</summary>
    /// <param name="sla">The state before.</param>
    /// <param name="subject">What the targets depend on.</param>
    /// <param name="since">When the customer wrote.</param>
    /// <param name="at">When it comes to the ticket. A clock that is overdue by then is breached now.</param>
    internal TicketSla CustomerWaits(TicketSla sla, SlaSubject subject, DateTimeOffset since, DateTimeOffset at)
    {
        if (sla.Clock(SlaTargetKind.NextResponse) is not { IsStopped: false } running)
        {
            return _starter.StartSince(sla with { CustomerWaitsSince = Earlier(sla.CustomerWaitsSince, since) }, SlaTargetKind.NextResponse, subject, since, at);
        }

        return running.StartedAt <= since ? sla
            : _starter.StartSince(sla with { CustomerWaitsSince = since, Clocks = sla.Clocks.Remove(running) }, SlaTargetKind.NextResponse, subject, since, at);
    }

    /// <summary>The ticket comes under the policy of this engine.</summary>
    /// <param name="sla">The state before, under another policy.</param>
    /// <param name="subject">What the targets depend on.</param>
    /// <param name="at">When.</param>
    /// <param name="rule">What becomes of the clocks that have not stopped; null for what the policy says.</param>
    public TicketSla ChangePolicy(TicketSla sla, SlaSubject subject, DateTimeOffset at, SlaPolicyChangeRule? rule = null)
    {
        ArgumentNullException.ThrowIfNull(sla);
        bool keeps = (rule ?? _policy.PolicyChange) == SlaPolicyChangeRule.KeepElapsed;
        sla = sla with
        {
            Policy = _policy.Name,
            Clocks = [.. sla.Clocks.Select(clock => clock.IsStopped ? clock
                : keeps && _policy.TargetFor(clock.Kind, subject) is { } target ? _starter.Adopted(clock, target, sla.Category, at)
                : _meter.Ended(clock, SlaEnd.Cancelled, at))],
        };
        return keeps ? _starter.StartMissing(sla, subject, at) : _starter.StartAnew(sla, subject, at);
    }

    /// <summary>Stops the clock of a kind, if it has not stopped: it was met, or missed if its due time has passed.</summary>
    /// <param name="sla">The state before.</param>
    /// <param name="kind">What it measures.</param>
    /// <param name="at">When.</param>
    public TicketSla Stop(TicketSla sla, SlaTargetKind kind, DateTimeOffset at)
    {
        sla = End(sla, kind, SlaEnd.Answered, at);
        return kind switch
        {
            SlaTargetKind.FirstResponse => sla with { RespondedAt = sla.RespondedAt ?? at.ToUniversalTime() },
            SlaTargetKind.NextResponse => sla with { CustomerWaitsSince = null },
            _ => sla,
        };
    }

    /// <summary>Cancels all clocks that have not stopped, because no policy applies any more.</summary>
    /// <param name="sla">The state before.</param>
    /// <param name="at">When.</param>
    public TicketSla Cancel(TicketSla sla, DateTimeOffset at) => Each(sla, clock => _meter.Ended(clock, SlaEnd.Cancelled, at)) with { Policy = "" };

    /// <summary>Makes all clocks stand still. Harmless when they do.</summary>
    /// <param name="sla">The state before.</param>
    /// <param name="at">When.</param>
    public TicketSla Pause(TicketSla sla, DateTimeOffset at) => Each(sla, clock => _meter.Paused(clock, at));

    /// <summary>Makes all clocks go on. Harmless when they do.</summary>
    /// <param name="sla">The state before.</param>
    /// <param name="at">When.</param>
    public TicketSla Resume(TicketSla sla, DateTimeOffset at) => Each(sla, clock => _meter.Resumed(clock, at));

    /// <summary>When the next escalation or breach is reached unless something happens before; null for never.</summary>
    /// <param name="sla">The state.</param>
    public DateTimeOffset? NextDue(TicketSla sla)
    {
        ArgumentNullException.ThrowIfNull(sla);
        return sla.Clocks.Min(_meter.NextDue);
    }

    /// <summary>Notes which escalations and breaches have been reached.</summary>
    /// <param name="sla">The state before.</param>
    /// <param name="now">The instant up to which.</param>
    public TicketSla Mark(TicketSla sla, DateTimeOffset now) => Each(sla, clock => _meter.Marked(clock, now));

    /// <summary>The clocks at an instant.</summary>
    /// <param name="sla">The state.</param>
    /// <param name="now">The instant, not before the last thing that happened.</param>
    public IReadOnlyList<SlaState> StatesAt(TicketSla sla, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(sla);
        return [.. sla.Clocks.Select(clock => SlaStates.Of(_meter, clock, now))];
    }

    /// <summary>Why a clock is due when it is: the spans from its start to its due time (of a clock that stands still, to now; of one that
    /// has stopped, to its stop), each counted or not.</summary>
    /// <param name="sla">The state.</param>
    /// <param name="clock">One of its clocks.</param>
    /// <param name="now">The instant.</param>
    public SlaExplanation Explain(TicketSla sla, SlaClock clock, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(sla);
        ArgumentNullException.ThrowIfNull(clock);
        return new SlaExplainer(_meter, sla, clock, now).Explain();
    }

    private static SlaPolicy Checked(SlaPolicy policy) => policy ?? throw new ArgumentNullException(nameof(policy));

    private static TicketSla Each(TicketSla sla, Func<SlaClock, SlaClock> move)
    {
        ArgumentNullException.ThrowIfNull(sla);
        ImmutableArray<SlaClock> clocks = sla.Clocks;
        for (int i = 0; i < sla.Clocks.Length; i++)
        {
            SlaClock moved = move(sla.Clocks[i]);
            clocks = ReferenceEquals(moved, sla.Clocks[i]) ? clocks : clocks.SetItem(i, moved);
        }

        // What nothing moved stays the same object: whoever compares it sees so at once.
        return clocks == sla.Clocks ? sla : sla with { Clocks = clocks };
    }

    // Whether a clock ended because the ticket was in the category that it leaves now.
    private static bool EndedWith(TicketSla sla, SlaClock ended, SlaConditions conditions, StateCategory from) =>
        ended.IsCancelled ? EndedInRun(sla, ended) : conditions.Ends(from);

    // Cancelled as spam when it was solved, and closed since: that is one and the same end.
    private static bool EndedInRun(TicketSla sla, SlaClock ended)
    {
        int first = sla.Phases.Length - 2;
        while (first > 0 && IsFinished(sla.Phases[first]) && IsFinished(sla.Phases[first - 1]))
        {
            first--;
        }

        return first >= 0 && ended.StoppedAt >= sla.Phases[first].At;
    }

    private static bool IsFinished(SlaPhase phase) => phase.Category is StateCategory.Solved or StateCategory.Closed;

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;

    private TicketSla End(TicketSla sla, SlaTargetKind kind, SlaEnd by, DateTimeOffset at) =>
        Each(sla, clock => clock.Kind == kind ? _meter.Ended(clock, by, at) : clock);

    private SlaClock Entered(SlaClock clock, StateCategory from, StateCategory to, DateTimeOffset at, string? reason)
    {
        SlaConditions conditions = _policy.ConditionsFor(clock.Kind);
        return clock.IsStopped ? clock
            : conditions.Cancels(to, reason) ? _meter.Ended(clock, SlaEnd.Cancelled, at)
            : conditions.StopIn.Contains(to) ? _meter.Ended(clock, SlaEnd.StateReached, at)
            : conditions.ResetIn.Contains(to) && from != to ? _starter.Restarted(clock, to, at)
            : conditions.Pauses(to, clock.PausedSince is not null) ? _meter.Paused(clock, at)
            : _meter.Resumed(clock, at);
    }
}
