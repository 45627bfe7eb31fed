using System.Collections.Immutable;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>A service level agreement: targets in business time, when their clocks pause, and when they escalate. Immutable; each method
/// returns a policy with one thing more.</summary>
/// <remarks>Of several targets of a kind that match, the one with the most conditions applies; among equals the first.</remarks>
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

    /// <summary>The categories in which the clocks stand still; by default Pending and OnHold.</summary>
    public ImmutableArray<StateCategory> PausedIn { get; init; } = [StateCategory.Pending, StateCategory.OnHold];

    /// <summary>When each level of escalation is reached, in business time relative to the due time: below zero before it. In ascending
    /// order; the first is level 1.</summary>
    public ImmutableArray<TimeSpan> Escalations { get; init; } = [];

    /// <summary>What becomes of the resolution clock when a solved ticket is reopened.</summary>
    public SlaReopenRule Reopening { get; init; }

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
    public SlaPolicy Group(string? group, TimeSpan within, string? priority = null) =>
        With(new() { Kind = SlaTargetKind.Group, Duration = within, Group = group, Priority = priority });

    /// <summary>Adds a level of escalation.</summary>
    /// <param name="offset">Business time relative to the due time: below zero before it.</param>
    public SlaPolicy Escalate(TimeSpan offset) => this with { Escalations = Escalations.Add(offset) };

    /// <summary>Adds a target.</summary>
    /// <param name="target">The target.</param>
    public SlaPolicy With(SlaTarget target) => this with { Targets = Targets.Add(target) };

    /// <summary>The target that applies, or null.</summary>
    /// <param name="kind">What is measured.</param>
    /// <param name="subject">What it depends on.</param>
    public SlaTarget? TargetFor(SlaTargetKind kind, SlaSubject subject) =>
        Targets.Where(target => target.Matches(kind, subject)).MaxBy(target => target.Conditions);

    internal IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return "An SLA policy has no name.";
        }

        foreach (SlaTarget target in Targets.Where(target => target.Duration <= TimeSpan.Zero))
        {
            yield return $"The SLA policy '{Name}' has a {target.Kind} target of {target.Duration}; a target lies above zero.";
        }

        if (!Escalations.SequenceEqual(Escalations.Order()))
        {
            yield return $"The SLA policy '{Name}' lists its escalations out of order; list the earliest first.";
        }

        if (PausedIn.Any(category => category is StateCategory.Solved or StateCategory.Closed))
        {
            yield return $"The SLA policy '{Name}' pauses in Solved or Closed; clocks stop there already. Leave both out.";
        }
    }
}
