using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>A step of a telephone call, as its switch reports it. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallState>))]
public enum CallState
{
    /// <summary>A number was dialled.</summary>
    Dialled,

    /// <summary>The far end rings.</summary>
    Rung,

    /// <summary>The far end answered.</summary>
    Answered,

    /// <summary>One side was put on hold.</summary>
    Held,

    /// <summary>The call went on after a hold.</summary>
    Resumed,

    /// <summary>A recording is available.</summary>
    Recorded,

    /// <summary>The call ended.</summary>
    HungUp,
}
