using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Something that is done when time has passed and its reason is still there, such as a reminder or an auto-close.</summary>
/// <remarks>Runs from the due-time index: once on any number of nodes, as late as the index is handled. What is due is looked at again
/// before it runs: a rule whose reason has gone does nothing. Its steps have the actor <c>system:rule/NAME</c>; when one of its actions is
/// refused, none is done, and the history says why. A rule that is new takes up existing tickets when they change next, or at once by
/// <see cref="ITicketService.RescheduleTimeRulesAsync"/>. A closed ticket is taken up only by <see cref="TimeRuleAnchor.State"/> and <see cref="TimeRuleAnchor.Category"/>.</remarks>
public sealed record TimeRule
{
    /// <summary>The name, unique among rules and time rules, at most 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What the time counts from.</summary>
    public required TimeRuleAnchor Since { get; init; }

    /// <summary>The state, for <see cref="TimeRuleAnchor.State"/>.</summary>
    public string? State { get; init; }

    /// <summary>The category, for <see cref="TimeRuleAnchor.Category"/>.</summary>
    public StateCategory? Category { get; init; }

    /// <summary>The clock, for <see cref="TimeRuleAnchor.Due"/>.</summary>
    public SlaTargetKind Target { get; init; } = SlaTargetKind.Resolution;

    /// <summary>The field, for <see cref="TimeRuleAnchor.Field"/>. Its value is an ISO 8601 instant, or a date: the beginning of that day
    /// in the zone of <see cref="Calendar"/>, or in UTC. A value that is neither is no date.</summary>
    public string? Field { get; init; }

    /// <summary>The time that passes: business time with a <see cref="Calendar"/>, else plain time. Below zero, only around a due time or a
    /// field's date, before it.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>Business days that pass, instead of <see cref="After"/>: the same time of day, or the next opening. Needs a
    /// <see cref="Calendar"/>.</summary>
    public int? BusinessDays { get; init; }

    /// <summary>The name of the business calendar; null for plain time.</summary>
    public string? Calendar { get; init; }

    /// <summary>What must hold, judged for the instant at which the rule is due; null for nothing.</summary>
    public TicketCondition? If { get; init; }

    /// <summary>What is done, in order; 1 to 20 actions.</summary>
    public IReadOnlyList<TicketAction> Then { get; init; } = [];

    /// <summary>The time from one run to the next, counted as <see cref="After"/> is; null for a single run.</summary>
    public TimeSpan? RepeatEvery { get; init; }

    /// <summary>How often it runs at most until it counts anew; above 1 only with <see cref="RepeatEvery"/>.</summary>
    public int Maximum { get; init; } = 1;
}
