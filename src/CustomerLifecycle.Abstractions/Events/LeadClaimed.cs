namespace CustomerLifecycle.Events;

/// <summary>A salesperson took a lead from the pool, or was given it.</summary>
[EventType("customerlifecycle.lead.claimed.v1")]
public sealed record LeadClaimed : LeadEvent
{
    /// <summary>The new owner.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>The pool it came from.</summary>
    public required string Pool { get; init; }

    /// <summary>True when it was given, false when it was claimed.</summary>
    public required bool Assigned { get; init; }

    /// <summary>When it goes back unless it is worked on, UTC.</summary>
    public DateTimeOffset? RecycleAt { get; init; }
}
