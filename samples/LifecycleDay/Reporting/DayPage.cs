using System.Globalization;
using CustomerLifecycle.Analytics;
using CustomerLifecycle.Events;
using CustomerLifecycle.Tickets;
using LifecycleDay.Simulation;

namespace LifecycleDay.Reporting;

/// <summary>Lays the report out as a page for a manager.</summary>
internal static class DayPage
{
    private static readonly Dictionary<string, double> Targets = new Dictionary<string, double>
    {
        ["connect_rate"] = 0.9, ["service_level"] = 0.8, ["abandonment_rate"] = 0.05, ["ticket_sla_met"] = 0.9, ["csat"] = 0.8, ["bot_containment"] = 0.4,
    };

    internal static HtmlReport Create(DayFigures day) =>
        new HtmlReport($"{Shop.Name}: {day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}")
        {
            Subtitle = $"One day, 00:00 to 24:00 in {Shop.Zone}. Simulated customers and staff; every figure is computed from the events in the database.",
            Footer = "A ratio is printed with its numerator and denominator; rows that a definition leaves out are counted beside it.",
        }
        .Section("Overview 总览", section => section.Tiles(day.Overview.Total.Values.Select(Tile)))
        .Section("Contacts 接触", section => Contacts(section, day))
        .Section("Routing 路由", section => RoutingSection.Write(section, day.Routing, Targets["service_level"]))
        .Section("Bot 机器人", section => section.Table(ReportTable.Of(day.BotByChannel, "The bot by channel")))
        .Section("Staff 人员", section => Staff(section, day))
        .Section("Tickets and SLA 工单", section => Tickets(section, day))
        .Section("Leads 线索", section => Leads(section, day))
        .Section("Left out of the input 未采用的行", section => Problems(section, day))
        .Section("How these figures are defined 指标口径", section => section.Definitions(day.Overview.Definitions));

    private static KpiTile Tile(KpiValue value) => KpiTile.Of(value, target: Targets.TryGetValue(value.Kpi, out double target) ? target : null);

    private static void Contacts(HtmlReportSection section, DayFigures day)
    {
        string[] hours = [.. day.ByHour.Rows.Select(row => Hour(row.Group.Bucket!))];
        string[] queues = [.. day.ByQueue.Rows.Select(row => row.Group.Values[0] ?? "(none)")];
        section.Charts(
            new StackedBarChart
            {
                Title = "Contacts for an agent, per hour and queue",
                Wide = true,
                Categories = hours,
                Series = [.. queues.Select(queue => new ChartSeries(queue, [.. day.ByHour.Rows.Select(row => Count(day, row.Group.Bucket!, queue))]))],
            },
            new LineChart
            {
                Title = "Service level per hour",
                Description = "Answered within 60 s; a gap is an hour without contacts.",
                Unit = KpiUnit.Ratio,
                Categories = hours,
                Series = [new ChartSeries("Service level", [.. day.ByHour.Rows.Select(row => row["service_level"].Value)])],
                Target = Targets["service_level"],
            },
            new HistogramChart
            {
                Title = "Waits of answered contacts",
                Unit = KpiUnit.Seconds,
                Bounds = [0, 5, 15, 30, 60, 120, 300, 900],
                Values = [.. day.Waits],
            });
        section.Table(ReportTable.Of(day.ByQueue, "By queue"));
        section.Table(ReportTable.Of(day.Reasons, "Reason", "Most frequent reasons"));
    }

    private static void Staff(HtmlReportSection section, DayFigures day)
    {
        section.Charts(new BarChart
        {
            Title = "Contacts handled per agent",
            Description = "How evenly the work fell; shifts and skills differ.",
            Bars = [.. day.ByAgent.Rows.Where(row => row.Group.Values[0] is not null && row["contacts"].Value > 0).Select(row => (row.Group.Values[0]!, row["contacts"].Value))],
        });
        section.Table(ReportTable.Of(day.ByAgent, "By agent"));
    }

    private static void Tickets(HtmlReportSection section, DayFigures day)
    {
        section.Table(Rows(
            "Tickets at the end of the day",
            ["State", "Department", "Priority", "Tickets"],
            day.Tickets.GroupBy(count => (count.Category, count.Group, count.Priority))
                .Select(group => new[] { group.Key.Category.ToString(), group.Key.Group ?? "(none)", group.Key.Priority, group.Sum(count => (long)count.Count).ToString(CultureInfo.InvariantCulture) })));
        section.Table(Rows(
            "Service level targets 服务时限",
            ["Target", "Met", "Breached", "Still running", "Met of decided"],
            day.Sla.Select(sla => new[]
            {
                TargetName(sla.Target),
                sla.Met.ToString(CultureInfo.InvariantCulture),
                sla.Breached.ToString(CultureInfo.InvariantCulture),
                sla.Running.ToString(CultureInfo.InvariantCulture),
                sla.Met + sla.Breached == 0 ? "-" : (100m * sla.Met / (sla.Met + sla.Breached)).ToString("0.0", CultureInfo.InvariantCulture) + " %",
            })));
        if (day.Visits.Reports > 0)
        {
            section.Text(string.Create(
                CultureInfo.InvariantCulture,
                $"Field engineers reported on {day.Visits.Reports} visits; the agent who took the customer's contact got each report and has called back {day.Visits.CalledBack} customers."));
        }

        if (day.Breached.Count > 0)
        {
            section.Table(Rows(
                "Tickets that missed a target (the first of them)",
                ["Number", "Type", "Department", "Created", "State"],
                day.Breached.Select(ticket => new[] { ticket.Number, ticket.Type, ticket.Group ?? "(none)", Time(ticket.CreatedAt), ticket.State })));
        }

        if (day.Explained is { } explained)
        {
            section.Text($"Why the {explained.Target} deadline of {explained.Ticket.Number} was {Time(explained.State.DueAt!.Value)}: business time only, without lunch, pauses and closing hours.");
            section.Table(Rows(
                $"The sum behind the deadline of {explained.Ticket.Number}",
                ["From", "To", "Counts as", "Business time so far"],
                explained.Spans.Select(span => new[] { Time(span.Interval.Start), Time(span.Interval.End), span.Kind.ToString(), span.Total.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture) })));
        }
    }

    private static string TargetName(SlaTargetKind target) => target switch
    {
        SlaTargetKind.FirstResponse => "First response",
        SlaTargetKind.NextResponse => "Next response",
        SlaTargetKind.PeriodicUpdate => "Periodic update",
        SlaTargetKind.Group => "Department (after hand-over)",
        _ => target.ToString(),
    };

    private static void Leads(HtmlReportSection section, DayFigures day)
    {
        section.Charts(new BarChart { Title = "Leads at the end of the day", Bars = [.. day.LeadCounts.Select(count => (count.Label, (double?)count.Count))] });
        section.Table(ReportTable.Of(day.LeadsBySource, "By source"));
        section.Table(ReportTable.Of(day.LeadsByOwner, "By salesperson"));
    }

    private static void Problems(HtmlReportSection section, DayFigures day)
    {
        section.Text(string.Create(CultureInfo.InvariantCulture, $"{day.Problems.Select(problem => (problem.File, problem.Line)).Distinct().Count()} rows could not be used; the rest of the day went on without them."));
        if (day.Problems.Count > 0)
        {
            section.Table(Rows(
                null,
                ["File", "Line", "Column", "Expected"],
                day.Problems.Select(problem => new[] { problem.File, problem.Line.ToString(CultureInfo.InvariantCulture), problem.Column, problem.Expected })));
        }
    }

    internal static ReportTable Rows(string? caption, string[] columns, IEnumerable<string[]> rows) => new()
    {
        Caption = caption,
        Columns = [.. columns.Select(column => new ReportColumn(column, column))],
        Rows = [.. rows.Select(row => (IReadOnlyList<ReportCell>)[.. row.Select(cell => ReportCell.Text(cell))])],
    };

    private static double? Count(DayFigures day, TimeBucket bucket, string queue) =>
        day.ByHourAndQueue.Rows.FirstOrDefault(row => row.Group.Bucket == bucket && (row.Group.Values[0] ?? "(none)") == queue)?.Values[0].Value ?? 0;

    private static string Hour(TimeBucket bucket) => TimeZoneInfo.ConvertTime(bucket.Start, Shop.TimeZone).ToString("HH", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Shop.TimeZone).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}
