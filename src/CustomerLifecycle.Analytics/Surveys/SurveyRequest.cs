using CustomerLifecycle.Events;

namespace CustomerLifecycle.Analytics;

/// <summary>Asks to send a survey to a customer.</summary>
public sealed record SurveyRequest
{
    /// <summary>Whose customer it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The customer to ask.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>What to ask; satisfaction by default.</summary>
    public SurveyKind Kind { get; init; } = SurveyKind.Csat;

    /// <summary>The contact it is about, if any.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The ticket it is about, if any.</summary>
    public TicketId? Ticket { get; init; }

    /// <summary>The agent who served, when known.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>What reports group by.</summary>
    public EventDimensions Dimensions { get; init; } = EventDimensions.None;

    /// <summary>A request under the same key is made once and answered the same; at most 300 characters.</summary>
    public string? IdempotencyKey { get; init; }
}
