namespace CustomerLifecycle.Analytics;

/// <summary>KPIs of tickets.</summary>
public static class TicketKpis
{
    /// <summary>Tickets created.</summary>
    public static KpiDefinition Tickets() => new KpiDefinition<TicketFact>
    {
        Name = "tickets",
        Title = "Tickets",
        Population = "Tickets created",
        Numerator = "Tickets",
        Denominator = "None: a count",
        Unit = KpiUnit.Count,
        Statistic = KpiStatistic.Count,
        Observe = _ => KpiObservation.Counted(1),
    };

    /// <summary>SLA met: solved tickets without a breach / tickets that were solved or breached.</summary>
    public static KpiDefinition SlaMetPerTicket() => Sla(
        new() { Name = "per-ticket", Description = "One breach of any target spoils the ticket; open tickets without a breach are not decided yet." },
        "Tickets solved without a breach",
        "Tickets with a target that were solved or breached",
        ticket => ticket switch
        {
            { SlaBreached: > 0 } => KpiObservation.Of(false),
            { SlaMet: 0 } => KpiObservation.Excluded(ExclusionReasons.NoTarget),
            { SolvedAt: null } => KpiObservation.Excluded(ExclusionReasons.StillOpen),
            _ => KpiObservation.Of(true),
        });

    /// <summary>SLA met: targets met / targets met or breached.</summary>
    public static KpiDefinition SlaMetPerTarget() => Sla(
        new() { Name = "per-target", Description = "Every target with a result counts by itself." },
        "Targets met",
        "Targets met or breached",
        ticket => ticket.SlaMet + ticket.SlaBreached == 0
            ? KpiObservation.Excluded(ExclusionReasons.NoTarget)
            : KpiObservation.Counted(ticket.SlaMet, ticket.SlaMet + ticket.SlaBreached));

    /// <summary>Reopen rate: tickets reopened / tickets that were solved at least once.</summary>
    public static KpiDefinition ReopenRate() => new KpiDefinition<TicketFact>
    {
        Name = "ticket_reopen_rate",
        Title = "Ticket reopen rate",
        Population = "Tickets that were solved at least once",
        Numerator = "Tickets reopened",
        Denominator = "Tickets that were solved at least once",
        Direction = KpiDirection.LowerIsBetter,
        Observe = ticket => ticket.SolvedAt is null && ticket.Reopens == 0 ? KpiObservation.NotInPopulation : KpiObservation.Of(ticket.Reopens > 0),
    };

    private static KpiDefinition<TicketFact> Sla(KpiPolicy policy, string numerator, string denominator, Func<TicketFact, KpiObservation> observe) => new()
    {
        Name = "ticket_sla_met",
        Title = "Ticket SLA met",
        Population = "Tickets with an SLA target",
        Numerator = numerator,
        Denominator = denominator,
        Direction = KpiDirection.HigherIsBetter,
        Policy = policy,
        Observe = observe,
    };
}
