namespace CustomerLifecycle.Events;

/// <summary>A bot gave up and asked for a human.</summary>
[EventType("customerlifecycle.bot.handed-over.v1")]
public sealed record BotHandedOver : BotEvent
{
    /// <summary>A code that says why, such as low-confidence or customer-asked.</summary>
    public required string Reason { get; init; }

    /// <summary>What the human should know; may hold personal data.</summary>
    public string? Summary { get; init; }

    /// <summary>The version of the model that decided.</summary>
    public required string ModelVersion { get; init; }
}
