namespace CustomerLifecycle.Analytics;

/// <summary>KPIs of contacts that asked for an agent. Words and formulae after the COPC and ICMI usage and Amazon Connect's metric definitions.</summary>
public static class ContactKpis
{
    /// <summary>Contacts queued for an agent.</summary>
    public static KpiDefinition Contacts() => new KpiDefinition<ContactFact>
    {
        Name = "contacts",
        Title = "Contacts",
        Population = "Contacts queued for an agent",
        Numerator = "Contacts",
        Denominator = "None: a count",
        Unit = KpiUnit.Count,
        Statistic = KpiStatistic.Count,
        Observe = contact => contact.Result == ContactResult.BotOnly
            ? KpiObservation.Excluded(ExclusionReasons.BotOnly)
            : KpiObservation.Counted(1),
    };

    /// <summary>Connect rate (接通率): answered by a human agent / requests for an agent.</summary>
    public static KpiDefinition ConnectRate() => new KpiDefinition<ContactFact>
    {
        Name = "connect_rate",
        Title = "Connect rate",
        Population = "Contacts that asked for an agent and no longer wait",
        Numerator = "Contacts a human agent answered",
        Denominator = "Contacts answered, abandoned or flowed out",
        Direction = KpiDirection.HigherIsBetter,
        Policy = new() { Name = "agent-requests", Description = "Requests for an agent; contacts that still wait or that only a bot served are left out." },
        Observe = contact => contact.Result switch
        {
            ContactResult.Waiting => KpiObservation.Excluded(ExclusionReasons.StillWaiting),
            ContactResult.BotOnly => KpiObservation.Excluded(ExclusionReasons.BotOnly),
            _ => KpiObservation.Of(contact.Result == ContactResult.Answered),
        },
    };

    /// <summary>Abandonment rate: customers who left the queue / contacts queued.</summary>
    /// <param name="policy">What becomes of short abandons.</param>
    /// <param name="shortAbandon">Up to this wait, inclusive, an abandon is short.</param>
    public static KpiDefinition AbandonmentRate(AbandonPolicy policy, TimeSpan shortAbandon) => new KpiDefinition<ContactFact>
    {
        Name = "abandonment_rate",
        Title = "Abandonment rate",
        Population = "Contacts that were queued and no longer wait",
        Numerator = "Contacts abandoned in the queue",
        Denominator = "Contacts answered, abandoned or flowed out",
        Direction = KpiDirection.LowerIsBetter,
        Policy = policy switch
        {
            AbandonPolicy.Counted => new() { Name = "all-abandons", Description = "Every abandon counts." },
            AbandonPolicy.ShortExcluded => new()
            {
                Name = "short-abandons-excluded",
                Description = $"Abandons within {KpiPolicy.Seconds(shortAbandon)} leave both sides.",
            },
            AbandonPolicy.ShortOutOfNumerator => new()
            {
                Name = "short-abandons-not-abandoned",
                Description = $"Abandons within {KpiPolicy.Seconds(shortAbandon)} stay below the line only.",
            },
            _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "Choose one of the policies."),
        },
        Observe = contact => contact.Result switch
        {
            ContactResult.Waiting => KpiObservation.Excluded(ExclusionReasons.StillWaiting),
            ContactResult.BotOnly => KpiObservation.Excluded(ExclusionReasons.BotOnly),
            ContactResult.Abandoned when policy != AbandonPolicy.Counted && contact.Waited <= shortAbandon =>
                policy == AbandonPolicy.ShortExcluded ? KpiObservation.Excluded(ExclusionReasons.ShortAbandon) : KpiObservation.Of(false),
            _ => KpiObservation.Of(contact.Result == ContactResult.Abandoned),
        },
    };

    /// <summary>Average speed of answer: waits of answered contacts / answered contacts, zero waits included.</summary>
    public static KpiDefinition AverageSpeedOfAnswer() => new KpiDefinition<ContactFact>
    {
        Name = "average_speed_of_answer",
        Title = "Average speed of answer",
        Population = "Contacts a human agent answered",
        Numerator = "Seconds waited",
        Denominator = "Contacts answered, zero waits included",
        Unit = KpiUnit.Seconds,
        Direction = KpiDirection.LowerIsBetter,
        Observe = contact => contact.Result != ContactResult.Answered
            ? KpiObservation.NotInPopulation
            : contact.Waited is { } waited
                ? KpiObservation.Seconds(waited)
                : KpiObservation.Excluded(ExclusionReasons.WaitUnknown),
    };

    /// <summary>Average handle time per handled leg: talk + hold + wrap-up / legs.</summary>
    public static KpiDefinition AverageHandleTimePerLeg() => HandleTime(
        new() { Name = "per-leg", Description = "Talk, hold and wrap-up per leg an agent handled; a transferred contact has several." },
        "Handled legs",
        contact => contact.HandledLegs);

    /// <summary>Average handle time per contact: talk + hold + wrap-up of all legs / contacts.</summary>
    public static KpiDefinition AverageHandleTimePerContact() => HandleTime(
        new() { Name = "per-contact", Description = "Talk, hold and wrap-up of all legs per contact." },
        "Handled contacts",
        _ => 1);

    /// <summary>Transfer rate: contacts that were transferred / contacts handled.</summary>
    public static KpiDefinition TransferRatePerContact() => TransferRate(
        new() { Name = "per-contact", Description = "A contact transferred twice counts once: the customer's view." },
        "Handled contacts",
        contact => KpiObservation.Of(contact.Transfers > 0));

    /// <summary>Transfer rate: transfers / handled legs.</summary>
    public static KpiDefinition TransferRatePerLeg() => TransferRate(
        new() { Name = "per-leg", Description = "Every transfer counts, over every handled leg." },
        "Handled legs",
        contact => KpiObservation.Counted(contact.Transfers, contact.HandledLegs));

    private static KpiDefinition<ContactFact> HandleTime(KpiPolicy policy, string denominator, Func<ContactFact, int> weight) => new()
    {
        Name = "average_handle_time",
        Title = "Average handle time",
        Population = "Contacts a human agent finished",
        Numerator = "Seconds of talk, hold and wrap-up",
        Denominator = denominator,
        Unit = KpiUnit.Seconds,
        Policy = policy,
        Observe = contact => contact.HandledLegs == 0
            ? KpiObservation.NotInPopulation
            : KpiObservation.Counted((decimal)contact.HandleTime.Ticks / TimeSpan.TicksPerSecond, weight(contact)),
    };

    private static KpiDefinition<ContactFact> TransferRate(KpiPolicy policy, string denominator, Func<ContactFact, KpiObservation> observe) => new()
    {
        Name = "transfer_rate",
        Title = "Transfer rate",
        Population = "Contacts a human agent finished",
        Numerator = "Transfers, by the policy",
        Denominator = denominator,
        Direction = KpiDirection.LowerIsBetter,
        Policy = policy,
        Observe = contact => contact.HandledLegs == 0 ? KpiObservation.NotInPopulation : observe(contact),
    };
}
