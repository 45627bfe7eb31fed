using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>What became of a command. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RoutingStatus>))]
public enum RoutingStatus
{
    /// <summary>Refused; <see cref="RoutingOutcome.Rejection"/> says why.</summary>
    Rejected,

    /// <summary>Done; it was not about one contact.</summary>
    Done,

    /// <summary>The contact waits for its agreed instant.</summary>
    Scheduled,

    /// <summary>The contact waits in a queue.</summary>
    Queued,

    /// <summary>The contact is offered to an agent.</summary>
    Offered,

    /// <summary>The contact is in progress with an agent.</summary>
    Assigned,

    /// <summary>The contact is in wrap-up.</summary>
    WrapUp,

    /// <summary>The contact is closed and has left the pool.</summary>
    Closed,

    /// <summary>The customer left; the contact has left the pool.</summary>
    Abandoned,

    /// <summary>The contact went to a bot or left a message; <see cref="RoutingOutcome.Overflow"/> says which.</summary>
    Overflowed,

    /// <summary>The customer left and may come back within a while; the place is kept.</summary>
    Away,

    /// <summary>The contact has left the pool for another one.</summary>
    SentOn,
}
