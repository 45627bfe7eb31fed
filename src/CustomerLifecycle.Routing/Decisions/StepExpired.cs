using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>The next step of a contact's routing plan is in force.</summary>
public sealed record StepExpired : ContactRoutingEvent
{
    /// <summary>The step, from 0.</summary>
    [JsonPropertyName("n")]
    public required int Step { get; init; }
}
