using System.Globalization;
using CustomerLifecycle.Analytics;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Routing.Simulation;
using CustomerLifecycle.Routing.WhatIf;
using LifecycleDay.Simulation;

namespace LifecycleDay.Reporting;

/// <summary>Lays out what routing did: the waits, one decision explained, and how fair the load was.</summary>
internal static class RoutingSection
{
    internal static void Write(HtmlReportSection section, RoutingFigures routing, double serviceLevelTarget)
    {
        Waits(section, routing.Waits, serviceLevelTarget);
        if (routing.Explained is { } explained)
        {
            Decision(section, explained, routing.ExplainedPriority);
        }

        Fairness(section, routing);
    }

    private static void Waits(HtmlReportSection section, KpiReport waits, double target)
    {
        TimeBucket[] halves = [.. waits.Rows.Where(row => row["contacts"].Value > 0).Select(row => row.Group.Bucket!).Distinct().OrderBy(bucket => bucket.Start)];
        string[] queues = [.. waits.Rows.Select(row => row.Group.Values[0]).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        string[] labels = [.. halves.Select(half => Clock(half.Start))];
        section.Charts(
            new LineChart
            {
                Title = "Service level per half hour and queue",
                Description = string.Create(CultureInfo.InvariantCulture, $"Answered within {Shop.AcceptableWait.TotalSeconds:0} s; a gap is a half hour without contacts."),
                Wide = true,
                Unit = KpiUnit.Ratio,
                Categories = labels,
                Series = [.. queues.Select(queue => new ChartSeries(queue, [.. halves.Select(half => Find(waits, half, queue)?["service_level"].Value)]))],
                Target = target,
            });
        section.Table(DayPage.Rows(
            "Waits per queue and half hour",
            ["From", .. queues.SelectMany(queue => new[] { queue, "average wait", "in time" })],
            halves.Select(half => (string[])[Clock(half.Start), .. queues.SelectMany(queue => Cells(Find(waits, half, queue)))])));
        section.Text("Who came while the shop was closed was called back after it opened: those waits count from the moment they came.");
    }

    private static void Decision(HtmlReportSection section, RoutingExplanation explained, int priority)
    {
        int free = explained.Candidates.Count(candidate => candidate.Obstacles.Count == 0);
        section.Text(string.Create(
            CultureInfo.InvariantCulture,
            $"One decision explained: at {Clock(explained.At, seconds: true)} contact {explained.Contact} of queue {explained.Queue} (priority {priority}{Skills(explained)}) went to {explained.Agent}. Of the queue's {explained.Candidates.Count} agents {free} could take it; the strategy {explained.Strategy} chose, and {TieBreak(explained.TieBreak)} decided between the first two."));
        section.Table(DayPage.Rows(
            "Who could take it, and what kept the others from it",
            ["Place", "Agent", "Tier", "Idle", "What stood in the way"],
            explained.Candidates.Select(candidate => new[]
            {
                candidate.Place is { } place ? place.ToString(CultureInfo.InvariantCulture) : "-",
                candidate.Agent.Value,
                candidate.Tier.ToString(CultureInfo.InvariantCulture),
                candidate.Score is { } seconds ? KpiFormat.Display(seconds, KpiUnit.Seconds) : "-",
                candidate.Obstacles.Count == 0 ? "nothing" : string.Join(", ", candidate.Obstacles.Select(Reason)),
            })));
    }

    private static void Fairness(HtmlReportSection section, RoutingFigures routing)
    {
        section.Charts(new BarChart
        {
            Title = "Share of the time there spent with contacts, per agent",
            Description = "How fair the load was, whatever the length of the shift.",
            Unit = KpiUnit.Ratio,
            Bars = [.. routing.Loads.Select(load => (load.Agent, (double?)load.Occupancy))],
        });
        section.Table(DayPage.Rows(
            "Load per agent",
            ["Agent", "Time there", "Contacts", "Contacts per hour", "With contacts", "Share"],
            routing.Loads.Select(load => new[]
            {
                load.Agent,
                KpiFormat.Display(load.There.TotalSeconds, KpiUnit.Seconds),
                load.Contacts.ToString(CultureInfo.InvariantCulture),
                load.There > TimeSpan.Zero ? (load.Contacts / load.There.TotalHours).ToString("0.0", CultureInfo.InvariantCulture) : "-",
                KpiFormat.Display(load.Busy.TotalSeconds, KpiUnit.Seconds),
                KpiFormat.Display(load.Occupancy, KpiUnit.Ratio),
            })));
        if (routing.WhatIf is { } whatIf)
        {
            section.Text("What another strategy would have made of the same day: the log is replayed on the same pool with the strategy changed. The replay without a change shows how far such a replay can be trusted.");
            section.Table(DayPage.Rows(
                "What if: " + string.Join(", ", whatIf.Changes),
                ["Figure", "As recorded", "Replayed unchanged", "Replayed with the change"],
                [
                    Line("Service level", whatIf, outcome => outcome.All.ServiceLevel, KpiUnit.Ratio),
                    Line("Mean wait", whatIf, outcome => outcome.All.MeanWaitSeconds, KpiUnit.Seconds),
                    Line("Abandoned", whatIf, outcome => outcome.All.AbandonedShare, KpiUnit.Ratio),
                    Line("Occupancy", whatIf, outcome => outcome.Occupancy, KpiUnit.Ratio),
                    Line("Evenness of load (Jain; 100 % = even)", whatIf, outcome => outcome.Jain, KpiUnit.Ratio),
                    Line("Busiest agent less the least busy", whatIf, outcome => outcome.Spread, KpiUnit.Ratio),
                ]));
        }
    }

    private static string[] Line(string name, WhatIfReport report, Func<WhatIfOutcome, Estimate> figure, KpiUnit unit) =>
        [name, Show(figure(report.Recorded), unit), Show(figure(report.Replayed), unit), Show(figure(report.Changed), unit)];

    private static string Show(Estimate estimate, KpiUnit unit) => estimate is { Low: { } low, High: { } high }
        ? $"{KpiFormat.Display(estimate.Mean, unit)} ({KpiFormat.Display(low, unit)} to {KpiFormat.Display(high, unit)})"
        : KpiFormat.Display(estimate.Mean, unit);

    private static KpiRow? Find(KpiReport report, TimeBucket half, string queue) =>
        report.Rows.FirstOrDefault(row => row.Group.Bucket == half && row.Group.Values[0] == queue);

    private static string[] Cells(KpiRow? row) => row is null || row["contacts"].Value is null or 0
        ? ["", "", ""]
        : [KpiFormat.Display(row["contacts"]), KpiFormat.Display(row["average_speed_of_answer"]), KpiFormat.Display(row["service_level"])];

    private static string Skills(RoutingExplanation explained) =>
        explained.Skills.Count == 0 ? "" : ", asks for " + string.Join(" and ", explained.Skills.Select(skill => skill.Skill));

    private static string TieBreak(RoutingTieBreak tieBreak) => tieBreak switch
    {
        RoutingTieBreak.Tier => "the tier",
        RoutingTieBreak.Strategy or RoutingTieBreak.IdleTime => "the time idle",
        RoutingTieBreak.AgentIdentifier => "the identifier, all else being equal,",
        _ => "nothing had to be",
    };

    private static string Reason(RejectionReason reason) => reason switch
    {
        RejectionReason.NotSignedIn => "not signed in",
        RejectionReason.NotAvailable => "not available",
        RejectionReason.NoCapacity => "no room for it",
        RejectionReason.ChannelNotServed => "does not serve the channel",
        RejectionReason.MissingSkill => "lacks a skill",
        RejectionReason.Excluded => "excluded from it",
        RejectionReason.HeldForAnother => "kept for another",
        _ => reason.ToString(),
    };

    private static string Clock(DateTimeOffset at, bool seconds = false) =>
        TimeZoneInfo.ConvertTime(at, Shop.TimeZone).ToString(seconds ? "HH:mm:ss" : "HH:mm", CultureInfo.InvariantCulture);
}
