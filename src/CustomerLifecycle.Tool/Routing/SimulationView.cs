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
        WriteTable(
            console,
            ["contacts", "arrivals", "answered", "abandoned", "blocked", "disconnected", "retrials"],
            contacts.Select(type => new[]
            {
                type.Name!, Figures.Count(type.Arrivals), Figures.Count(type.Answered), Figures.Count(type.Abandoned), Figures.Count(type.Blocked),
                Figures.Count(type.Disconnected), Figures.Count(type.Retrials),
            }));
        WriteTable(
            console,
            ["contacts", "service level", "had to wait", "mean wait (s)", "median wait (s)", "p95 wait (s)"],
            contacts.Select(type => new[]
            {
                type.Name!, Figures.Share(type.ServiceLevel), Figures.Share(type.DelayProbability), Figures.Count(type.MeanWaitSeconds),
                Figures.Count(type.MedianWaitSeconds), Figures.Count(type.P95WaitSeconds),
            }));
        WriteTable(
            console,
            ["agents", "occupancy", "fairness (Jain, 1 = even)"],
            [
                .. report.AgentGroups.Select(group => new[] { group.Name, Figures.Share(group.Occupancy), Figures.Index(group.Fairness) }),
                ["all", Figures.Share(report.All.Occupancy!), Figures.Index(report.All.Fairness!)],
            ]);
    }

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
