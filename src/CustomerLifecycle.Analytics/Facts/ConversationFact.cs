namespace CustomerLifecycle.Analytics;

/// <summary>One conversation of messages. <see cref="KpiFact.At"/> is when it started.</summary>
public sealed record ConversationFact : KpiFact
{
    /// <summary>
    /// Since when the customer waited for a human: the start, the hand-over from the bot or the reopening,
    /// the latest of them before the first human reply. Null while nobody needs a human.
    /// </summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>The first public message a human agent typed after <see cref="WaitingSince"/>; null while there is none.</summary>
    public DateTimeOffset? FirstResponseAt { get; init; }

    /// <summary>When it ended last, if it is ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Public messages of the customer.</summary>
    public int CustomerMessages { get; init; }

    /// <summary>Public messages human agents typed.</summary>
    public int AgentMessages { get; init; }

    /// <summary>Public messages of bots, greetings and notices apart.</summary>
    public int BotMessages { get; init; }

    /// <summary>Whether a way to reach the customer was captured in it.</summary>
    public bool LeadCaptured { get; init; }

    /// <summary>Whether a bot took part.</summary>
    public bool BotTookPart { get; init; }

    /// <summary>From <see cref="WaitingSince"/> to <see cref="FirstResponseAt"/>, or null when never answered.</summary>
    public TimeSpan? FirstResponseTime => FirstResponseAt - WaitingSince;
}
