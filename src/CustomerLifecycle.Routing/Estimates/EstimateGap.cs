using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>Why nothing can be said about a wait. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EstimateGap>))]
public enum EstimateGap
{
    /// <summary>The contact does not wait.</summary>
    NotWaiting,

    /// <summary>The pool has no such queue.</summary>
    UnknownQueue,

    /// <summary>No agent who is available could ever take it as things stand.</summary>
    NoAgentAvailable,

    /// <summary>Too few contacts of the queue were served yet to know how long one takes.</summary>
    NoHistory,
}
