using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>Why a contact went from an agent back to its queue. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RequeueReason>))]
public enum RequeueReason
{
    /// <summary>The agent declined the offer.</summary>
    Declined,

    /// <summary>The agent did not answer the offer in time.</summary>
    Expired,

    /// <summary>It was taken back by hand.</summary>
    PulledBack,

    /// <summary>The agent signed out or went offline.</summary>
    AgentLeft,
}
