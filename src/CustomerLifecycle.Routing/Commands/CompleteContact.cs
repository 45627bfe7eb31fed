using CustomerLifecycle.Events;

namespace CustomerLifecycle.Routing.Commands;

/// <summary>The talk with the customer is over; wrap-up begins, or the contact is closed when its queue has none.</summary>
public sealed record CompleteContact : RoutingCommand
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The agent.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>The time the customer was on hold, zero or more; more than the whole is counted as the whole.</summary>
    public TimeSpan Hold { get; init; }

    /// <summary>How it ended, when the agent reports it.</summary>
    public ContactOutcome? Outcome { get; init; }
}
