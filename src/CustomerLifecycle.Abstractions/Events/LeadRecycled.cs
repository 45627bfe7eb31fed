namespace CustomerLifecycle.Events;

/// <summary>A lead went back to its pool.</summary>
[EventType("customerlifecycle.lead.recycled.v1")]
public sealed record LeadRecycled : LeadEvent
{
    /// <summary>Who had it.</summary>
    public required AgentId FormerOwner { get; init; }

    /// <summary>The pool.</summary>
    public required string Pool { get; init; }

    /// <summary>The rule that took it back, or released when the owner gave it back.</summary>
    public required string Rule { get; init; }
}
