using System.Collections.Immutable;
using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>The service level of one ticket: its clocks, and the pauses they share. Immutable.</summary>
public sealed record TicketSla
{
    /// <summary>The name of the policy.</summary>
    public required string Policy { get; init; }

    /// <summary>The clocks, in the order in which they started.</summary>
    public ImmutableArray<SlaClock> Clocks { get; init; } = [];

    /// <summary>The pauses that are over, in order.</summary>
    public ImmutableArray<TimeInterval> Pauses { get; init; } = [];

    /// <summary>Since when the clocks stand still, UTC; null while they run.</summary>
    public DateTimeOffset? PausedSince { get; init; }

    /// <summary>The latest clock of a kind, or null.</summary>
    /// <param name="kind">What it measures.</param>
    public SlaClock? Clock(SlaTargetKind kind) => Clocks.LastOrDefault(clock => clock.Kind == kind);
}
