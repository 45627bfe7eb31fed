using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>An overflow rule applied to a contact.</summary>
public sealed record OverflowApplied : ContactRoutingEvent
{
    /// <summary>The rule's condition.</summary>
    [JsonPropertyName("w")]
    public required OverflowCondition Condition { get; init; }

    /// <summary>Where the contact went.</summary>
    [JsonPropertyName("t")]
    public required OverflowAction Action { get; init; }
}
