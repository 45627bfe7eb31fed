using CustomerLifecycle.Routing.Simulation;
using Spectre.Console;

namespace CustomerLifecycle.Tool.Routing;

/// <summary>The report of a simulation as a person reads it.</summary>
internal static class SimulationView
{
    internal static void WriteHead(SimulationReport report, IAnsiConsole console)
    {
        console.WriteLine(FormattableString.Invariant($"{report.Name}: {report.Replications} replications, seed {report.Seed}. In brackets: 95 % confidence intervals."));
        console.WriteLine(FormattableString.Invariant($"Service level: answered within {report.AcceptableWaitSeconds} s, as a share of {Figures.Denominator(report.ServiceLevelDenominator)}."));
        console.WriteLine("Waits are those of answered contacts, zeros included.");
    }

    internal static void Write(SimulationReport report, IAnsiConsole console)
    {
        WriteHead(report, console);
        ContactFigures[] contacts = [.. report.ContactTypes, report.All with { Name = "all" }];
        Write(console, contacts, ("arrivals", type => Figures.Count(type.Arrivals)), ("answered", type => Figures.Count(type.Answered)),
            ("abandoned", type => Figures.Count(type.Abandoned)), ("of the arrivals: retrials", type => Figures.Count(type.Retrials)));
        Write(console, contacts, ("service level", type => Figures.Share(type.ServiceLevel)), ("had to wait", type => Figures.Share(type.DelayProbability)),
            ("blocked", type => Figures.Count(type.Blocked)), ("disconnected", type => Figures.Count(type.Disconnected)));
        Write(console, contacts, ("mean wait (s)", type => Figures.Count(type.MeanWaitSeconds)), ("median wait (s)", type => Figures.Count(type.MedianWaitSeconds)),
            ("p95 wait (s)", type => Figures.Count(type.P95WaitSeconds)));
        WriteTable(
            console,
            ["agents", "occupancy", "fairness (Jain, 1 = even)"],
            [
                .. report.AgentGroups.Select(group => new[] { group.Name, Figures.Share(group.Occupancy), Figures.Index(group.Fairness) }),
                ["all", Figures.Share(report.All.Occupancy!), Figures.Index(report.All.Fairness!)],
            ]);
    }

    private static void Write(IAnsiConsole console, ContactFigures[] contacts, params (string Name, Func<ContactFigures, string> Figure)[] columns) =>
        WriteTable(console, ["contacts", .. columns.Select(column => column.Name)], contacts.Select(type => (string[])[type.Name!, .. columns.Select(column => column.Figure(type))]));

    internal static void WriteTable(IAnsiConsole console, string[] columns, IEnumerable<string[]> rows)
    {
        console.WriteLine();
        Table table = new Table().Border(TableBorder.Ascii2);
        table.AddColumns([.. columns.Select((column, index) => index == 0 ? new TableColumn(new Text(column)) : new TableColumn(new Text(column)).RightAligned())]);
        foreach (string[] row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        console.Write(table);
    }
}
