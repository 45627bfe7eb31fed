using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>A customer who is to be called back about a ticket, or was. Immutable.</summary>
public sealed record CallbackTask
{
    /// <summary>The most callbacks of one ticket; of more the oldest that are not open are dropped.</summary>
    public const int Maximum = 50;

    /// <summary>Identifies it, unique within the tenant.</summary>
    public required string Id { get; init; }

    /// <summary>What asked for it.</summary>
    public required CallbackOrigin Origin { get; init; }

    /// <summary>What about, in one line.</summary>
    public required string Reason { get; init; }

    /// <summary>The agent who is to call; null for anybody of the group.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>The group that sees to it when the agent does not; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>The customer, when known.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>Where the customer is reached; null when that is to be looked up.</summary>
    public ContactPoint? ContactPoint { get; init; }

    /// <summary>How far it is.</summary>
    public required CallbackState State { get; init; }

    /// <summary>When the customer is to be called, UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>How often the customer was called.</summary>
    public int Attempts { get; init; }

    /// <summary>Since when an agent has been calling, UTC; null when none is.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How the last attempt ended; null before it.</summary>
    public CallbackOutcome? Outcome { get; init; }

    /// <summary>What the agent noted at the last attempt.</summary>
    public string? Note { get; init; }

    /// <summary>When it came to the whole group because it was overdue, UTC; null when it was not.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>When it was done, cancelled or missed, UTC; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Its id and how far it is, without what it is about.</summary>
    public override string ToString() => $"{Id} ({State})";
}
