using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>How far a callback task is. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallbackState>))]
public enum CallbackState
{
    /// <summary>The customer is still to be called.</summary>
    Open,

    /// <summary>The customer was reached.</summary>
    Done,

    /// <summary>It is not needed any more.</summary>
    Cancelled,

    /// <summary>Nobody reached the customer in time, or within the attempts.</summary>
    Missed,
}
