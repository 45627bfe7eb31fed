using System.Text.Json.Serialization;

namespace CustomerLifecycle.Bots;

/// <summary>What a bot is to do in a conversation. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BotMode>))]
public enum BotMode
{
    /// <summary>Answers and hands over while agents are there; asks for contact details while they are not.</summary>
    Automatic,

    /// <summary>Answers and hands over, never asks for contact details.</summary>
    AnswerOnly,

    /// <summary>Answers and asks for contact details, whoever is there.</summary>
    CaptureLead,
}
