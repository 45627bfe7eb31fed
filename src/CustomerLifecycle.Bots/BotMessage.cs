using CustomerLifecycle.Events;

namespace CustomerLifecycle.Bots;

/// <summary>A message of a customer to a bot.</summary>
public sealed record BotMessage
{
    /// <summary>Whose customer it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The conversation; the bot remembers it from message to message.</summary>
    public required ConversationId Conversation { get; init; }

    /// <summary>The message's id and idempotency key: handled again, it gets the same reply and causes nothing new.</summary>
    public required MessageId Message { get; init; }

    /// <summary>The channel it came through.</summary>
    public required Channel Channel { get; init; }

    /// <summary>What the customer wrote. Only the first <see cref="BotsOptions.MaxMessageLength"/> characters are read.</summary>
    public required string Text { get; init; }

    /// <summary>The contact, when known.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The customer, when known.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The customer's name, when known; used to greet.</summary>
    public string? CustomerName { get; init; }

    /// <summary>The language to speak, for example "zh"; null to go by what the customer writes.</summary>
    public string? Language { get; init; }

    /// <summary>What the bot is to do.</summary>
    public BotMode Mode { get; init; }

    /// <summary>Whether agents are there to take over: business hours, and not everybody busy.</summary>
    public bool AgentsAvailable { get; init; } = true;

    /// <summary>What reports group by; goes into the events.</summary>
    public EventDimensions Dimensions { get; init; } = EventDimensions.None;
}
