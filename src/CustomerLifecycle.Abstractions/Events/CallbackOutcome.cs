using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>How an attempt to call back ended. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallbackOutcome>))]
public enum CallbackOutcome
{
    /// <summary>The customer was reached.</summary>
    Reached,

    /// <summary>Nobody answered.</summary>
    NoAnswer,

    /// <summary>The line was busy.</summary>
    Busy,

    /// <summary>A message was left.</summary>
    Voicemail,

    /// <summary>The contact point belongs to somebody else, or does not exist.</summary>
    WrongNumber,

    /// <summary>The customer was reached and asked to be called at another time.</summary>
    Postponed,
}
