using System.Text.Json.Serialization;

namespace CustomerLifecycle.Bots.Faq;

/// <summary>Why a bot does not answer. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HandoverReason>))]
public enum HandoverReason
{
    /// <summary>The message has no word in it: empty, punctuation, emoji.</summary>
    NothingSaid,

    /// <summary>The message is one letter or character: too little to go by.</summary>
    TooShort,

    /// <summary>A greeting, thanks or chat; there is no question to answer.</summary>
    SmallTalk,

    /// <summary>The customer asks for a human.</summary>
    AskedForHuman,

    /// <summary>No word of the message is known to the knowledge base.</summary>
    NothingKnown,

    /// <summary>No entry is probable enough.</summary>
    LowConfidence,

    /// <summary>The bot asked what was meant too often already.</summary>
    StillUnclear,
}
