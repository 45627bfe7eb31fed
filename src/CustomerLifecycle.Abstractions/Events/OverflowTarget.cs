using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>Where a contact goes that its queue cannot serve. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OverflowTarget>))]
public enum OverflowTarget
{
    /// <summary>Another queue.</summary>
    Queue,

    /// <summary>A bot.</summary>
    Bot,

    /// <summary>A call back later.</summary>
    Callback,

    /// <summary>A message is left.</summary>
    Message,

    /// <summary>It is turned away with a reason.</summary>
    Reject,
}
