using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>Where a contact stands. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContactStatus>))]
public enum ContactStatus
{
    /// <summary>Not to be routed before an agreed instant.</summary>
    Scheduled,

    /// <summary>Waits for an agent.</summary>
    Waiting,

    /// <summary>Offered to an agent, who has not answered.</summary>
    Offered,

    /// <summary>In progress with an agent.</summary>
    Assigned,

    /// <summary>Over for the customer; the agent's capacity is still held.</summary>
    WrapUp,

    /// <summary>With a bot outside the pool after overflow; comes back by transfer with its age.</summary>
    WithBot,

    /// <summary>The customer left and may come back within a while; the place is kept.</summary>
    Away,
}
