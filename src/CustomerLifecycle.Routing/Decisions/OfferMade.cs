using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>A contact was offered to an agent.</summary>
public sealed record OfferMade : ContactRoutingEvent
{
    /// <summary>The agent.</summary>
    [JsonPropertyName("a")]
    public required AgentId Agent { get; init; }

    /// <summary>The units of capacity it holds.</summary>
    [JsonPropertyName("u")]
    public required int Cost { get; init; }

    /// <summary>To how many agents at most the contact is offered at once; 0 = to this one alone.</summary>
    [JsonPropertyName("n")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Rings { get; init; }

    /// <summary>Until when the offer stands.</summary>
    [JsonPropertyName("e")]
    public required DateTimeOffset ExpiresAt { get; init; }
}
