namespace CustomerLifecycle.Events;

/// <summary>A lead was won or lost.</summary>
[EventType("customerlifecycle.lead.closed.v1")]
public sealed record LeadClosed : LeadEvent
{
    /// <summary>True for a sale.</summary>
    public required bool Won { get; init; }

    /// <summary>The owner.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>Why, in words.</summary>
    public string? Reason { get; init; }
}
