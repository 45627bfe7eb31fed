namespace CustomerLifecycle.Customers.Conversations;

/// <summary>A talk with one customer, over whatever channel and with whomever on our side. A copy: changing it changes nothing.</summary>
public sealed record Conversation
{
    /// <summary>The conversation.</summary>
    public required ConversationId Id { get; init; }

    /// <summary>The channel it began on.</summary>
    public required Channel Channel { get; init; }

    /// <summary>The customer, once known.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The present contact, when there is one.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The customer's contact point in its normalised form, when known.</summary>
    public ContactPoint? From { get; init; }

    /// <summary>The page, number or code by which the customer came in, when known.</summary>
    public string? Entrance { get; init; }

    /// <summary>True when we began.</summary>
    public bool Outbound { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, UTC; null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Who or what ended it, once it has ended.</summary>
    public string? EndedBy { get; init; }

    /// <summary>The number of messages.</summary>
    public long Messages { get; init; }

    /// <summary>The number of changes, for guarded writes; 0 before it is stored.</summary>
    public long Version { get; init; }
}
