namespace CustomerLifecycle.Events;

/// <summary>A bot was told how to reach somebody who is interested.</summary>
[EventType("customerlifecycle.bot.lead-details-captured.v1")]
public sealed record LeadDetailsCaptured : BotEvent
{
    /// <summary>How the person is reached.</summary>
    public IReadOnlyList<ContactPoint> ContactPoints { get; init => field = value ?? []; } = [];

    /// <summary>The person's name, when given.</summary>
    public string? Name { get; init; }

    /// <summary>What the person is interested in.</summary>
    public string? Interest { get; init; }

    /// <summary>How likely the person means to buy, 0 to 1.</summary>
    public required double IntentScore { get; init; }

    /// <summary>The words it was taken from; personal data.</summary>
    public IReadOnlyList<string> Evidence { get; init => field = value ?? []; } = [];

    /// <summary>True when the person said yes to being contacted; false when the details were only mentioned.</summary>
    public bool Confirmed { get; init; }
}
