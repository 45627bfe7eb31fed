using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>When a queue gives a contact away. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OverflowCondition>))]
public enum OverflowCondition
{
    /// <summary>The queue is outside its business hours, or closed by hand, when the contact enters it.</summary>
    OutsideBusinessHours,

    /// <summary>No agent who is there could take the contact at any step of its plan: on entering, and when an agent leaves.</summary>
    NoEligibleAgent,

    /// <summary>The contact cannot be served at once and the queue would be longer than <see cref="OverflowRule.Length"/>.</summary>
    QueueLongerThan,

    /// <summary>The contact has waited in this queue for <see cref="OverflowRule.Wait"/>.</summary>
    WaitLongerThan,

    /// <summary>On entering, the contact cannot be served at once and is estimated to wait longer than <see cref="OverflowRule.Wait"/>.
    /// As long as nothing is known about the wait the rule does not apply.</summary>
    EstimatedWaitLongerThan,
}
