using System.Text.Json.Serialization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>The talk with the customer is over.</summary>
public sealed record WorkCompleted : ContactRoutingEvent
{
    /// <summary>The agent.</summary>
    [JsonPropertyName("a")]
    public required AgentId Agent { get; init; }

    /// <summary>The time on hold.</summary>
    [JsonPropertyName("h")]
    public TimeSpan Hold { get; init; }

    /// <summary>How it ended, when reported.</summary>
    [JsonPropertyName("o")]
    public ContactOutcome? Outcome { get; init; }

    /// <summary>When wrap-up ends at the latest.</summary>
    [JsonPropertyName("e")]
    public required DateTimeOffset WrapUpUntil { get; init; }
}
