namespace CustomerLifecycle.Analytics;

/// <summary>KPIs of bots.</summary>
public static class BotKpis
{
    /// <summary>Conversations a bot took part in.</summary>
    public static KpiDefinition BotConversations() => new KpiDefinition<BotFact>
    {
        Name = "bot_conversations",
        Title = "Bot conversations",
        Population = "Conversations a bot took part in",
        Numerator = "Conversations",
        Denominator = "None: a count",
        Unit = KpiUnit.Count,
        Statistic = KpiStatistic.Count,
        Observe = _ => KpiObservation.Counted(1),
    };

    /// <summary>Containment: conversations never handed to a human / conversations a bot took part in.</summary>
    public static KpiDefinition Containment() => Contained(
        new() { Name = "not-handed-over", Description = "A hand-over anywhere in the conversation cancels it; customers who left inside the bot count as contained." },
        "Conversations never handed to a human",
        bot => bot.HandedOverAt is null);

    /// <summary>Resolution: contained conversations that the bot ended with an answer; an abandon inside the bot is no resolution.</summary>
    public static KpiDefinition Resolution() => Contained(
        new() { Name = "resolved", Description = "Never handed over, over, and the bot's last move was an answer; abandons inside the bot do not count." },
        "Conversations the bot answered to the end",
        IsResolved);

    /// <summary>Resolution net of those whose customer came back to the conversation within a window.</summary>
    /// <param name="window">How long the customer may come back.</param>
    public static KpiDefinition ResolutionNetOfReopened(TimeSpan window) => Contained(
        new()
        {
            Name = "resolved-net",
            Description = FormattableString.Invariant($"As resolved, without those reopened within {window.TotalDays:0.##} d."),
        },
        "Conversations the bot answered to the end and nobody reopened",
        bot => IsResolved(bot) && !(bot.ReopenedAfter <= window));

    /// <summary>Hand-over rate: conversations handed to a human / conversations a bot took part in.</summary>
    public static KpiDefinition HandOverRate() => new KpiDefinition<BotFact>
    {
        Name = "bot_handover_rate",
        Title = "Bot hand-over rate",
        Population = "Conversations a bot took part in",
        Numerator = "Conversations handed to a human",
        Denominator = "Conversations a bot took part in",
        Direction = KpiDirection.LowerIsBetter,
        Observe = bot => KpiObservation.Of(bot.HandedOverAt is not null),
    };

    private static bool IsResolved(BotFact bot) => bot is { HandedOverAt: null, EndedWithAnswer: true, EndedAt: not null };

    private static KpiDefinition<BotFact> Contained(KpiPolicy policy, string numerator, Func<BotFact, bool> hit) => new()
    {
        Name = "bot_containment",
        Title = "Bot containment",
        Population = "Conversations a bot took part in",
        Numerator = numerator,
        Denominator = "Conversations a bot took part in",
        Direction = KpiDirection.HigherIsBetter,
        Policy = policy,
        Observe = bot => KpiObservation.Of(hit(bot)),
    };
}
