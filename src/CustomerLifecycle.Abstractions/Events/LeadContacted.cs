namespace CustomerLifecycle.Events;

/// <summary>A salesperson tried to reach a lead.</summary>
[EventType("customerlifecycle.lead.contacted.v1")]
public sealed record LeadContacted : LeadEvent
{
    /// <summary>Who tried.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>How it ended.</summary>
    public required LeadContactOutcome Outcome { get; init; }

    /// <summary>True for the first attempt of this owner.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>The time since the owner took it.</summary>
    public TimeSpan? SinceClaim { get; init; }
}
