using System.Collections.Immutable;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>A service level agreement: targets in business time, when their clocks run, and when they escalate. Immutable; each method
/// returns a policy with one thing more.</summary>
/// <remarks>Of several targets of a kind that match, the one with the most conditions applies; among equals the first. A policy that is
/// edited applies to what happens from then on: clocks that run keep the target and the pauses they have until the ticket's priority,
/// customer level, group or policy changes.</remarks>
public sealed record SlaPolicy
{
    /// <summary>The policy's name; tickets remember it.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the business calendar on which its time is counted.</summary>
    public required string Calendar { get; init; }

    /// <summary>The ticket types it is for; empty for all.</summary>
    public ImmutableArray<string> TicketTypes { get; init; } = [];

    /// <summary>The targets.</summary>
    public ImmutableArray<SlaTarget> Targets { get; init; } = [];

    /// <summary>When clocks start, pause, resume, stop, reset and are cancelled, by what they measure; <see cref="ConditionsFor"/> gives the
    /// defaults of those that are not here.</summary>
    public ImmutableDictionary<SlaTargetKind, SlaConditions> Conditions { get; init; } = ImmutableDictionary<SlaTargetKind, SlaConditions>.Empty;

    /// <summary>The levels of escalation; the first is level 1.</summary>
    public ImmutableArray<SlaEscalation> Escalations { get; init; } = [];

    /// <summary>The name of a calendar: an escalation that is reached while it is closed waits until it opens, so that nobody is called at
    /// night. Null (the default) for at once. The breach itself is noted when it happens.</summary>
    public string? EscalateWithin { get; init; }

    /// <summary>What becomes of the clocks that stopped with a ticket when it is reopened.</summary>
    public SlaReopenRule Reopening { get; init; }

    /// <summary>What becomes of running clocks when a ticket changes to this policy, unless the change says otherwise.</summary>
    public SlaPolicyChangeRule PolicyChange { get; init; }

    /// <summary>Starts a policy without targets.</summary>
    /// <param name="name">The policy's name; tickets remember it.</param>
    /// <param name="calendar">The name of the business calendar on which its time is counted.</param>
    public static SlaPolicy Create(string name, string calendar) => new() { Name = name, Calendar = calendar };

    /// <summary>Limits the policy to ticket types.</summary>
    /// <param name="types">The types.</param>
    public SlaPolicy For(params IEnumerable<string> types) => this with { TicketTypes = [.. types] };

    /// <summary>Adds a target for the first public answer of a human.</summary>
    /// <param name="within">Business time, above zero.</param>
    /// <param name="priority">The priority it is for; null for all.</param>
    /// <param name="customerLevel">The customer level it is for; null for all.</param>
    public SlaPolicy FirstResponse(TimeSpan within, string? priority = null, string? customerLevel = null) =>
        With(new() { Kind = SlaTargetKind.FirstResponse, Duration = within, Priority = priority, CustomerLevel = customerLevel });

    /// <summary>Adds a target for the next public answer after a customer's message.</summary>
    /// <inheritdoc cref="FirstResponse"/>
    public SlaPolicy NextResponse(TimeSpan within, string? priority = null, string? customerLevel = null) =>
        With(new() { Kind = SlaTargetKind.NextResponse, Duration = within, Priority = priority, CustomerLevel = customerLevel });

    /// <summary>Adds a target for the time between public updates while the ticket is open.</summary>
    /// <inheritdoc cref="FirstResponse"/>
    public SlaPolicy PeriodicUpdate(TimeSpan within, string? priority = null, string? customerLevel = null) =>
        With(new() { Kind = SlaTargetKind.PeriodicUpdate, Duration = within, Priority = priority, CustomerLevel = customerLevel });

    /// <summary>Adds a target for the solution.</summary>
    /// <inheritdoc cref="FirstResponse"/>
    public SlaPolicy Resolution(TimeSpan within, string? priority = null, string? customerLevel = null) =>
        With(new() { Kind = SlaTargetKind.Resolution, Duration = within, Priority = priority, CustomerLevel = customerLevel });

    /// <summary>Adds a target for the time one group may hold the ticket, from the hand-over on.</summary>
    /// <param name="group">The group; null for every group.</param>
    /// <param name="within">Business time, above zero.</param>
    /// <param name="priority">The priority it is for; null for all.</param>
    /// <param name="calendar">The name of the group's own calendar; null for the policy's.</param>
    public SlaPolicy Group(string? group, TimeSpan within, string? priority = null, string? calendar = null) =>
        With(new() { Kind = SlaTargetKind.Group, Duration = within, Group = group, Priority = priority, Calendar = calendar });

    /// <summary>Adds a level of escalation.</summary>
    /// <param name="offset">Business time relative to the due time: below zero before it.</param>
    public SlaPolicy Escalate(TimeSpan offset) => Escalate(new SlaEscalation { Offset = offset });

    /// <summary>Adds a level of escalation.</summary>
    /// <param name="escalation">When it is reached.</param>
    public SlaPolicy Escalate(SlaEscalation escalation) => this with { Escalations = Escalations.Add(escalation) };

    /// <summary>Adds a target.</summary>
    /// <param name="target">The target.</param>
    public SlaPolicy With(SlaTarget target) => this with { Targets = Targets.Add(target) };

    /// <summary>Sets the conditions of the clocks of a kind.</summary>
    /// <param name="kind">What the clocks measure.</param>
    /// <param name="conditions">The conditions; begin with those of <see cref="ConditionsFor"/> to change one thing.</param>
    public SlaPolicy When(SlaTargetKind kind, SlaConditions conditions) => this with { Conditions = Conditions.SetItem(kind, conditions) };

    /// <summary>Sets the categories in which all clocks stand still, for example Pending alone, so that waiting for a third party counts.</summary>
    /// <param name="categories">The categories, of New, Open, Pending and OnHold. In Solved and Closed, clocks stop or stand still as before.</param>
    public SlaPolicy PauseIn(params IEnumerable<StateCategory> categories)
    {
        StateCategory[] paused = [.. categories];
        return Enum.GetValues<SlaTargetKind>().Aggregate(this, (policy, kind) => policy.ConditionsFor(kind) is var conditions
            ? policy.When(kind, conditions with
            {
                PauseIn = [.. paused, .. conditions.PauseIn.Where(category => category is StateCategory.Solved or StateCategory.Closed && !paused.Contains(category))],
            })
            : policy);
    }

    /// <summary>When the clocks of a kind start, pause, resume, stop, reset and are cancelled.</summary>
    /// <param name="kind">What the clocks measure.</param>
    public SlaConditions ConditionsFor(SlaTargetKind kind) => Conditions.GetValueOrDefault(kind)
        ?? (kind is SlaTargetKind.FirstResponse or SlaTargetKind.NextResponse ? SlaConditions.Answer : SlaConditions.Work);

    /// <summary>The target that applies, or null.</summary>
    /// <param name="kind">What is measured.</param>
    /// <param name="subject">What it depends on.</param>
    public SlaTarget? TargetFor(SlaTargetKind kind, SlaSubject subject) =>
        Targets.Where(target => target.Matches(kind, subject)).MaxBy(target => target.Conditions);
}
