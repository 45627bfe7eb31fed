using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>Whether an agent wants work. It says nothing of capacity: an available agent may be full. Persisted by name; members
/// are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AgentPresence>))]
public enum AgentPresence
{
    /// <summary>Not there: receives nothing, and offers that stand are taken back.</summary>
    Offline,

    /// <summary>Receives contacts as long as there is capacity.</summary>
    Available,

    /// <summary>There, but receives no contacts of itself; may still claim one by hand. The aux code says why.</summary>
    Busy,

    /// <summary>Finishes what is held, receives nothing new, and is signed out with the last contact.</summary>
    Draining,
}
