using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>How an attempt to reach a lead ended. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LeadContactOutcome>))]
public enum LeadContactOutcome
{
    /// <summary>Nobody was reached.</summary>
    NoAnswer,

    /// <summary>The person was reached; nothing decided.</summary>
    Reached,

    /// <summary>The person is interested.</summary>
    Interested,

    /// <summary>The person is not interested.</summary>
    NotInterested,

    /// <summary>The number or address does not exist or is somebody else's.</summary>
    InvalidContact,
}
