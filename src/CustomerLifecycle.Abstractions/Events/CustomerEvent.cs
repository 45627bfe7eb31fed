using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>What every event of one customer carries.</summary>
public abstract record CustomerEvent : IntegrationEvent
{
    /// <summary>The customer.</summary>
    public required CustomerId Customer { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Stream => "customer/" + Customer.Value;
}
