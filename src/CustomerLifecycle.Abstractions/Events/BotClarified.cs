namespace CustomerLifecycle.Events;

/// <summary>A bot asked which of several things was meant.</summary>
[EventType("customerlifecycle.bot.clarified.v1")]
public sealed record BotClarified : BotEvent
{
    /// <summary>The ids of the entries it offered.</summary>
    public IReadOnlyList<string> Candidates { get; init => field = value ?? []; } = [];

    /// <summary>The probability of the best candidate, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>The version of the model that decided.</summary>
    public required string ModelVersion { get; init; }
}
