using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>What every event of one lead carries.</summary>
public abstract record LeadEvent : IntegrationEvent
{
    /// <summary>The lead.</summary>
    public required LeadId Lead { get; init; }

    /// <summary>The customer the lead became or belongs to, when known.</summary>
    public CustomerId? Customer { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Stream => "lead/" + Lead.Value;
}
