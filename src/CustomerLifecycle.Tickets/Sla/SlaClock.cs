using System.Text.Json.Serialization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>One clock of a ticket. Immutable; <see cref="SlaEngine"/> moves it.</summary>
public sealed record SlaClock
{
    /// <summary>What it measures.</summary>
    public required SlaTargetKind Kind { get; init; }

    /// <summary>The group, for a group's clock.</summary>
    public string? Group { get; init; }

    /// <summary>The business time it may run.</summary>
    public required TimeSpan Target { get; init; }

    /// <summary>When it started, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it is due, UTC, as far as pauses are known; null while the ticket is paused or solved before the clock stopped, and
    /// on a calendar that has not enough business time. Of a clock that has stopped: when it was due.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it stopped, UTC; null while it runs or is paused.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>The business time it took, once it has stopped. Kept as measured: a later change of the calendar does not change it.</summary>
    public TimeSpan? Taken { get; init; }

    /// <summary>When it passed its target, UTC; null while it has not.</summary>
    public DateTimeOffset? BreachedAt { get; init; }

    /// <summary>The highest level of escalation that was reached; 0 for none.</summary>
    public int EscalationLevel { get; init; }

    /// <summary>Whether it has stopped.</summary>
    [JsonIgnore]
    public bool IsStopped => StoppedAt is not null;

    /// <summary>Whether it stopped in time.</summary>
    [JsonIgnore]
    public bool IsMet => IsStopped && BreachedAt is null;
}
