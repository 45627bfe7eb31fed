using CustomerLifecycle.Events;

namespace CustomerLifecycle.Analytics;

/// <summary>A survey that was sent to a customer, and the answer when there is one. Immutable.</summary>
public sealed record Survey
{
    /// <summary>Whose customer it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The survey.</summary>
    public required SurveyId Id { get; init; }

    /// <summary>What it asks.</summary>
    public required SurveyKind Kind { get; init; }

    /// <summary>The customer asked.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The contact it is about, if any.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The ticket it is about, if any.</summary>
    public TicketId? Ticket { get; init; }

    /// <summary>The agent who served, when known.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>What reports group by.</summary>
    public EventDimensions Dimensions { get; init; } = EventDimensions.None;

    /// <summary>When the customer was asked, UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>From when on no answer is taken, UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was answered, UTC; null while it is not.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The rating on the scale of the kind.</summary>
    public int? Score { get; init; }

    /// <summary>What the customer wrote; may hold personal data.</summary>
    public string? Comment { get; init; }

    /// <summary>The version; 1 when requested, 2 when answered.</summary>
    public long Version { get; init; } = 1;
}
