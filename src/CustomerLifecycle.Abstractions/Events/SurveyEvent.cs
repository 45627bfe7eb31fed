using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>What every event of one survey carries.</summary>
public abstract record SurveyEvent : IntegrationEvent
{
    /// <summary>The survey request.</summary>
    public required SurveyId Survey { get; init; }

    /// <summary>What the survey asks.</summary>
    public required SurveyKind Kind { get; init; }

    /// <summary>The customer asked, when known.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The contact it is about, if any.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The ticket it is about, if any.</summary>
    public TicketId? Ticket { get; init; }

    /// <summary>The agent who served, when known.</summary>
    public AgentId? Agent { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Stream => "survey/" + Survey.Value;
}
