namespace CustomerLifecycle.Customers.Timeline;

/// <summary>One thing that happened with a customer.</summary>
public sealed record TimelineEntry
{
    /// <summary>The event it comes from.</summary>
    public required EventId Event { get; init; }

    /// <summary>The event's type by its wire name, such as <c>customerlifecycle.ticket.created.v1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What it is about.</summary>
    public required TimelineKind Kind { get; init; }

    /// <summary>The contact, conversation, ticket, lead or survey, such as <c>ticket/42</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The conversation it belongs to, such as <c>conversation/7</c>, when known.</summary>
    public string? Conversation { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The channel, when known.</summary>
    public Channel? Channel { get; init; }

    /// <summary>Who did it: an agent, a bot, a person; when known.</summary>
    public string? Actor { get; init; }

    /// <summary>What happened, in a few words; may hold personal data. At most 200 characters.</summary>
    public string? Text { get; init; }
}
