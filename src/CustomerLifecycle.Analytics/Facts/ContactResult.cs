namespace CustomerLifecycle.Analytics;

/// <summary>What became of a request for an agent.</summary>
public enum ContactResult
{
    /// <summary>Nothing yet: it waits.</summary>
    Waiting = 0,

    /// <summary>A human agent answered.</summary>
    Answered = 1,

    /// <summary>The customer left before a human answered.</summary>
    Abandoned = 2,

    /// <summary>The queue sent it away: to a bot, a callback, a message, or turned it down.</summary>
    FlowedOut = 3,

    /// <summary>Only a bot served it.</summary>
    BotOnly = 4,
}
