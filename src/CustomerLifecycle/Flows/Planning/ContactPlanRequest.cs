using CustomerLifecycle.Events;

namespace CustomerLifecycle.Flows;

/// <summary>What is known of a contact that may need a human.</summary>
public sealed record ContactPlanRequest
{
    /// <summary>Whose customer it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The channel.</summary>
    public required Channel Channel { get; init; }

    /// <summary>The conversation.</summary>
    public required ConversationId Conversation { get; init; }

    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The time of the question, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The page, number or code by which the customer came in, when known.</summary>
    public string? Entrance { get; init; }

    /// <summary>The customer, when known.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The customer's level, when known.</summary>
    public string? CustomerLevel { get; init; }

    /// <summary>What the customer wrote last; may hold personal data.</summary>
    public string Text { get; init; } = "";

    /// <summary>Why a bot gave up, such as customer-asked; null when no bot did.</summary>
    public string? BotReason { get; init; }

    /// <summary>What reports group by, as far as it is known.</summary>
    public EventDimensions Dimensions { get; init; } = EventDimensions.None;

    /// <summary>A record's text would show what the customer wrote; this does not.</summary>
    public override string ToString() => $"contact {Contact} of conversation {Conversation}";
}
