using CustomerLifecycle.Analytics;
using CustomerLifecycle.Events;
using CustomerLifecycle.Leads;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Tickets;
using LifecycleDay.Simulation;

namespace LifecycleDay.Reporting;

/// <summary>Reads the figures of a day through the public services of the modules.</summary>
internal sealed class DayFigureReader(IKpiService kpis, ITicketService tickets, ILeadService leads, IRoutingLog log, RunJournal journal, SimulatedClock clock)
{
    private const int TopReasons = 12;
    private const int ListedBreaches = 12;

    private static readonly string[] OverviewKpis =
    [
        "conversations", "bot_containment", "bot_handover_rate", "contacts", "connect_rate", "service_level", "abandonment_rate", "average_speed_of_answer",
        "first_response_time_p50", "first_response_time_p90", "average_handle_time", "first_contact_resolution", "night_share", "lead_capture_rate",
        "tickets", "ticket_sla_met", "csat", "csat_mean", "survey_response_rate", "leads", "claim_to_contact_time", "lead_recycling_rate", "lead_conversion",
    ];

    // The default looks for repeats over days to come, which one day cannot answer.
    private static readonly Dictionary<string, string> Policies = new() { ["first_contact_resolution"] = "resolved-flag" };

    private static readonly string[] QueueKpis = ["contacts", "connect_rate", "service_level", "abandonment_rate", "average_speed_of_answer", "average_handle_time"];

    internal async Task<DayFigures> ReadAsync(CancellationToken cancellationToken)
    {
        (string _, RunPosition position) = await journal.FindAsync(cancellationToken)
            ?? throw new InputException("The database holds no day. Run the sample without --report-only first.");
        // Everything is reported as of where the day stands, and by then nothing else can have happened.
        clock.Set(position.Clock);
        DateOnly date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(position.Clock.AddTicks(-1), Shop.TimeZone).DateTime);
        DateTimeOffset from = Shop.At(date, TimeOnly.MinValue);
        DateTimeOffset to = Shop.At(date.AddDays(1), TimeOnly.MinValue);
        IReadOnlyList<ContactFact> contacts = await kpis.FactsAsync<ContactFact>(Shop.Tenant, from, to, cancellationToken);
        IReadOnlyList<Ticket> all = await tickets.QueryAsync(Shop.Tenant, new TicketQuery { Take = TicketQuery.MaximumTake }, cancellationToken);
        return new DayFigures
        {
            Date = date,
            Overview = await ReportAsync(OverviewKpis, bucket: null),
            ByHour = await ReportAsync(["contacts", "service_level", "average_speed_of_answer", "first_response_time_p50"], BucketSize.Hour),
            ByHourAndQueue = await ReportAsync(["contacts"], BucketSize.Hour, "queue"),
            ByQueue = await ReportAsync(QueueKpis, null, "queue"),
            ByChannel = await ReportAsync([.. OverviewKpis.Where(kpi => kpi is not ("night_share" or "leads" or "claim_to_contact_time" or "lead_recycling_rate" or "lead_conversion"))], null, "channel"),
            ByAgent = await ReportAsync(["contacts", "average_handle_time", "csat_mean"], null, "agent"),
            BotByChannel = await ReportAsync(["bot_conversations", "bot_containment", "bot_handover_rate", "lead_capture_rate"], null, "channel"),
            LeadsBySource = await ReportAsync(["leads", "claim_to_contact_time", "lead_recycling_rate", "lead_conversion"], null, "source"),
            LeadsByOwner = await ReportAsync(["leads", "claim_to_contact_time"], null, "agent"),
            Routing = await new RoutingFigureReader(log).ReadAsync(
                await ReportAsync(["contacts", "average_speed_of_answer", "service_level"], BucketSize.HalfHour, "queue"), position.Clock, cancellationToken),
            Reasons = await kpis.TopAsync<ContactFact>(Shop.Tenant, "reason", TopReasons, from, to, cancellationToken),
            Waits = [.. contacts.Where(fact => fact is { Result: ContactResult.Answered, Waited: not null }).Select(fact => fact.Waited!.Value.TotalSeconds)],
            LeadCounts = await LeadCountsAsync(cancellationToken),
            Tickets = await tickets.CountAsync(Shop.Tenant, new TicketQuery(), cancellationToken),
            Breached = [.. all.Where(ticket => tickets.GetSla(ticket).Any(state => state.BreachedAt is not null)).Take(ListedBreaches)],
            Sla = SlaCounts(all),
            Visits = (all.Sum(ticket => ticket.FieldReports.Count), all.Sum(ticket => ticket.Callbacks.Count(callback => callback.State == CallbackState.Done && callback.Agent == ticket.TakenBy))),
            Explained = Explain(all),
            Problems = await journal.ProblemsAsync(cancellationToken),
        };

        Task<KpiReport> ReportAsync(string[] names, BucketSize? bucket, params string[] groupBy) =>
            kpis.ReportAsync(new KpiQuery { Tenant = Shop.Tenant, Kpis = names, From = from, To = to, AsOf = position.Clock, Bucket = bucket, GroupBy = groupBy, Policies = Policies.Where(policy => names.Contains(policy.Key)).ToDictionary() }, cancellationToken);
    }

    private async Task<IReadOnlyList<(string Label, long Count)>> LeadCountsAsync(CancellationToken cancellationToken)
    {
        List<(string, long)> counts = [];
        foreach (LeadState state in Enum.GetValues<LeadState>())
        {
            long count = 0;
            LeadPage page = await leads.QueryAsync(Shop.Tenant, new LeadQuery { State = state, Take = LeadQuery.MaxTake }, cancellationToken);
            while (true)
            {
                count += page.Leads.Count;
                if (page.Next is not { } next)
                {
                    break;
                }

                page = await leads.QueryAsync(Shop.Tenant, new LeadQuery { State = state, Take = LeadQuery.MaxTake, After = next }, cancellationToken);
            }

            if (count > 0)
            {
                counts.Add((state.ToString(), count));
            }
        }

        return counts;
    }

    private IReadOnlyList<(SlaTargetKind, int, int, int)> SlaCounts(IReadOnlyList<Ticket> all) =>
    [
        .. from ticket in all
           from state in tickets.GetSla(ticket)
           group state by state.Kind into kind
           orderby kind.Key
           select (
               kind.Key,
               kind.Count(state => state.BreachedAt is null && state.Status == SlaStatus.Met),
               kind.Count(state => state.BreachedAt is not null),
               kind.Count(state => state.BreachedAt is null && state.Status is SlaStatus.Running or SlaStatus.Paused)),
    ];

    // The most telling explanation is of a deadline that was missed and had a pause or a closed hour in between.
    private (Ticket, SlaTargetKind, SlaState, IReadOnlyList<SlaSpan>)? Explain(IReadOnlyList<Ticket> all)
    {
        IEnumerable<(Ticket Ticket, SlaState State, IReadOnlyList<SlaSpan> Spans)> candidates =
            from ticket in all
            from state in tickets.GetSla(ticket)
            where state.BreachedAt is not null
            select (ticket, state, (IReadOnlyList<SlaSpan>)tickets.ExplainSla(ticket, state.Kind)!);
        (Ticket Ticket, SlaState State, IReadOnlyList<SlaSpan> Spans) best = candidates
            .OrderByDescending(candidate => candidate.Spans.Count)
            .ThenBy(candidate => candidate.Ticket.Number, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Ticket is null ? null : (best.Ticket, best.State.Kind, best.State, best.Spans);
    }
}
