namespace CustomerLifecycle.Events;

/// <summary>A bot answered a question.</summary>
[EventType("customerlifecycle.bot.answered.v1")]
public sealed record BotAnswered : BotEvent
{
    /// <summary>The id of the knowledge-base entry.</summary>
    public required string Entry { get; init; }

    /// <summary>The calibrated probability that the answer is right, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>The version of the model that decided.</summary>
    public required string ModelVersion { get; init; }
}
