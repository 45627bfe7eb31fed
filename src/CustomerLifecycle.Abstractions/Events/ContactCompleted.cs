namespace CustomerLifecycle.Events;

/// <summary>The talk with the customer is over; wrap-up begins.</summary>
[EventType("customerlifecycle.contact.completed.v1")]
public sealed record ContactCompleted : ContactEvent
{
    /// <summary>The agent.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>The time with the customer, without holds.</summary>
    public required TimeSpan Talk { get; init; }

    /// <summary>The time on hold.</summary>
    public TimeSpan Hold { get; init; }

    /// <summary>How it ended, when reported.</summary>
    public ContactOutcome? Outcome { get; init; }

    /// <summary>True when the agent is a bot.</summary>
    public bool IsBot { get; init; }
}
