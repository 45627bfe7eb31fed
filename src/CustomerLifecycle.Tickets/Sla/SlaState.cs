using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>An SLA clock at an instant.</summary>
public sealed record SlaState
{
    /// <summary>What it measures.</summary>
    public required SlaTargetKind Kind { get; init; }

    /// <summary>The group, for a group's clock.</summary>
    public string? Group { get; init; }

    /// <summary>What it does.</summary>
    public required SlaStatus Status { get; init; }

    /// <summary>The business time it may run.</summary>
    public required TimeSpan Target { get; init; }

    /// <summary>When it is due, UTC; see <see cref="SlaClock.DueAt"/>.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The business time that has passed on it.</summary>
    public required TimeSpan ElapsedBusiness { get; init; }

    /// <summary>The business time that is left; below zero past the target.</summary>
    public required TimeSpan Remaining { get; init; }

    /// <summary>Whether it stands still.</summary>
    public required bool Paused { get; init; }

    /// <summary>When it passed its target, UTC; null while it has not.</summary>
    public DateTimeOffset? BreachedAt { get; init; }
}
