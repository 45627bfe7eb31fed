using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>One clock of a ticket. Immutable; <see cref="SlaEngine"/> moves it.</summary>
public sealed record SlaClock
{
    /// <summary>Tells the clocks of a ticket apart, from 1; a clock that is taken up again keeps it. 0 for one that was written down by
    /// hand.</summary>
    public int Number { get; init; }

    /// <summary>What it measures.</summary>
    public required SlaTargetKind Kind { get; init; }

    /// <summary>The group, for a group's clock.</summary>
    public string? Group { get; init; }

    /// <summary>The business time it may run.</summary>
    public required TimeSpan Target { get; init; }

    /// <summary>The name of the calendar on which its time is counted.</summary>
    public required string Calendar { get; init; }

    /// <summary>When it started, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it is due, UTC, as far as pauses are known; null while it stands still, and on a calendar that has not enough
    /// business time. Of a clock that has stopped: when it was due.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Since when it stands still, UTC; null while it runs and once it has stopped.</summary>
    public DateTimeOffset? PausedSince { get; init; }

    /// <summary>The pauses that are over, in order; of the time after <see cref="Earlier"/>. At most 32: of more the older half becomes a sum there.</summary>
    public ImmutableArray<TimeInterval> Pauses { get; init; } = [];

    /// <summary>What it measured before its policy or calendar changed, or before its latest pauses, in order; mostly empty, at most 4 segments.</summary>
    public ImmutableArray<SlaSegment> Earlier { get; init; } = [];

    /// <summary>When it stopped, UTC; null while it runs or stands still.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>What ended it; null while it has not stopped.</summary>
    public SlaEnd? EndedBy { get; init; }

    /// <summary>The business time it took, once it has stopped. Kept as measured: a later change of the calendar does not change it.</summary>
    public TimeSpan? Taken { get; init; }

    /// <summary>When it passed its target, UTC; null while it has not. A clock that stops later stays breached.</summary>
    public DateTimeOffset? BreachedAt { get; init; }

    /// <summary>The levels of escalation that were reached, from 1 in the order of the policy's list, ascending.</summary>
    public ImmutableArray<int> Escalated { get; init; } = [];

    /// <summary>The highest level of escalation that was reached; 0 for none.</summary>
    [JsonIgnore]
    public int EscalationLevel => Escalated.IsEmpty ? 0 : Escalated[^1];

    /// <summary>Whether it has stopped.</summary>
    [JsonIgnore]
    public bool IsStopped => StoppedAt is not null;

    /// <summary>Whether it was cancelled: it counts neither as met nor as missed.</summary>
    [JsonIgnore]
    public bool IsCancelled => EndedBy == SlaEnd.Cancelled;

    /// <summary>Whether it stopped in time.</summary>
    [JsonIgnore]
    public bool IsMet => IsStopped && !IsCancelled && BreachedAt is null;

    /// <summary>The instant from which <see cref="Pauses"/> and the calendar count; what lies before is in <see cref="Earlier"/>.</summary>
    [JsonIgnore]
    internal DateTimeOffset CountedFrom => Earlier.IsEmpty ? StartedAt : Earlier[^1].Interval.End;

    [JsonIgnore]
    internal TimeSpan CarriedOver => new(Earlier.Sum(segment => segment.Counted.Ticks));
}
