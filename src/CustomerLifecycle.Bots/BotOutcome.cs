using System.Text.Json.Serialization;

namespace CustomerLifecycle.Bots;

/// <summary>What a reply is. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BotOutcome>))]
public enum BotOutcome
{
    /// <summary>An answer of the knowledge base.</summary>
    Answered,

    /// <summary>A question back: which of several things is meant.</summary>
    Clarified,

    /// <summary>A human is to take over.</summary>
    HandedOver,

    /// <summary>The bot goes on talking: a greeting, a request to rephrase, a step of a dialogue.</summary>
    Prompted,

    /// <summary>The customer has left contact details.</summary>
    LeadCaptured,
}
