using System.Text.Json.Serialization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>A contact left the pool for another one of the tenant.</summary>
public sealed record ContactSentToPool : ContactRoutingEvent
{
    /// <summary>The name of the other pool.</summary>
    [JsonPropertyName("n")]
    public required string Pool { get; init; }

    /// <summary>The contact as the other pool takes it in: with its queue there, its age and its priority.</summary>
    [JsonPropertyName("r")]
    public required ContactRequest Request { get; init; }

    /// <summary>How it was handed on.</summary>
    [JsonPropertyName("w")]
    public required TransferKind Kind { get; init; }
}
