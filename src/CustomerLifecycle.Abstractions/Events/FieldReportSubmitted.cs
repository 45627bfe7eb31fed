namespace CustomerLifecycle.Events;

/// <summary>A field engineer reported on a visit.</summary>
[EventType("customerlifecycle.ticket.field-report-submitted.v1")]
public sealed record FieldReportSubmitted : TicketEvent
{
    /// <summary>Identifies the report on the ticket.</summary>
    public required string Report { get; init; }

    /// <summary>Whether the work is done.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Why it is not.</summary>
    public string? IncompleteReason { get; init; }

    /// <summary>The engineer.</summary>
    public AgentId? Engineer { get; init; }

    /// <summary>The agent whose callback list it is on; null for the whole group.</summary>
    public AgentId? LandsWith { get; init; }

    /// <summary>Minutes on the way.</summary>
    public required int TravelMinutes { get; init; }

    /// <summary>Minutes at work.</summary>
    public required int WorkMinutes { get; init; }
}
