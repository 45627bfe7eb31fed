using System.Text.Json.Serialization;

namespace CustomerLifecycle.Tickets;

/// <summary>What a time rule counts from. A rule whose anchor is gone does not run any more. Persisted by name; members are only ever
/// added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TimeRuleAnchor>))]
public enum TimeRuleAnchor
{
    /// <summary>Since the ticket was created, while it is open.</summary>
    Created,

    /// <summary>Since it entered its state; <see cref="TimeRule.State"/> says which.</summary>
    State,

    /// <summary>Since it entered its category; <see cref="TimeRule.Category"/> says which.</summary>
    Category,

    /// <summary>Since the customer last wrote, while the ticket is open and no human has answered since.</summary>
    CustomerReply,

    /// <summary>Since a human last answered, while the ticket is open and the customer has not written since.</summary>
    AgentReply,

    /// <summary>Since the customer last heard of it: it was created, answered by a human, or went to another state; while it is open.</summary>
    Update,

    /// <summary>Around the due time of an SLA clock that runs, while the ticket is open; <see cref="TimeRule.Target"/> says which clock. Below
    /// zero before it. A due time that moves moves the rule, which still runs once for a clock.</summary>
    Due,

    /// <summary>Around the date that one of the host's own fields has, while the ticket is open; <see cref="TimeRule.Field"/> says which.
    /// Below zero before it.</summary>
    Field,
}
