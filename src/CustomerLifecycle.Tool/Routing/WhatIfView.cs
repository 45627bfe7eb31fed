using CustomerLifecycle.Routing.Simulation;
using CustomerLifecycle.Routing.WhatIf;
using Spectre.Console;

namespace CustomerLifecycle.Tool.Routing;

/// <summary>A comparison as a person reads it: a table for each queue and for all, one column for each world.</summary>
internal static class WhatIfView
{
    private static readonly string[] Columns = ["recorded", "replayed", "what if"];

    internal static void Write(WhatIfReport report, IAnsiConsole console)
    {
        console.WriteLine(FormattableString.Invariant($"{report.From:u} to {report.To:u}, {report.Replications} replications, seed {report.Seed}."));
        console.WriteLine("What if: " + (report.Changes.Count == 0 ? "nothing is different" : string.Join("; ", report.Changes)) + ".");
        console.WriteLine(FormattableString.Invariant($"Service level: answered within {report.AcceptableWaitSeconds} s, as a share of {Figures.Denominator(report.ServiceLevelDenominator)}."));
        console.WriteLine("In brackets: 95 % intervals for what had to be estimated; not for how another day would differ.");
        WhatIfOutcome[] worlds = [report.Recorded, report.Replayed, report.Changed];
        foreach ((WhatIfContacts queue, int index) in report.Recorded.Queues.Select((queue, index) => (queue, index)))
        {
            SimulationView.WriteTable(console, ["queue " + queue.Queue, .. Columns], Contacts([.. worlds.Select(world => world.Queues[index])]));
        }

        SimulationView.WriteTable(console, ["all", .. Columns], [.. Contacts([.. worlds.Select(world => world.All)]), .. Agents(worlds)]);
        WhatIfDifference difference = report.Difference;
        SimulationView.WriteTable(
            console,
            ["what if less replayed", "difference"],
            [
                ["service level", Figures.Share(difference.ServiceLevel)],
                ["gave up", Figures.Share(difference.AbandonedShare)],
                ["mean wait (s)", Figures.Count(difference.MeanWaitSeconds)],
                ["occupancy", Figures.Share(difference.Occupancy)],
                ["fairness (Jain)", Figures.Index(difference.Jain)],
            ]);
        console.WriteLine();
        foreach (string line in report.Method)
        {
            // Sentences are left to the terminal, which breaks them better than a table's console.
            console.Profile.Out.Writer.WriteLine("- " + line);
        }
    }

    private static IEnumerable<string[]> Contacts(WhatIfContacts[] worlds) =>
    [
        Row("contacts", worlds, world => Figures.Count(world.Contacts)),
        Row("answered", worlds, world => Figures.Count(world.Answered)),
        Row("abandoned", worlds, world => Figures.Count(world.Abandoned)),
        Row("overflowed", worlds, world => Figures.Count(world.Overflowed)),
        Row("still waiting at the end", worlds, world => Figures.Count(world.StillWaiting)),
        Row("service level", worlds, world => Figures.Share(world.ServiceLevel)),
        Row("gave up", worlds, world => Figures.Share(world.AbandonedShare)),
        Row("mean wait (s)", worlds, world => Figures.Count(world.MeanWaitSeconds)),
        Row("median wait (s)", worlds, world => Figures.Count(world.MedianWaitSeconds)),
        Row("p95 wait (s)", worlds, world => Figures.Count(world.P95WaitSeconds)),
    ];

    private static IEnumerable<string[]> Agents(WhatIfOutcome[] worlds) =>
    [
        Row("occupancy", worlds, world => Figures.Share(world.Occupancy)),
        Row("fairness (Jain, 1 = even)", worlds, world => Figures.Index(world.Jain)),
        Row("inequality (Gini, 0 = even)", worlds, world => Figures.Index(world.Gini)),
        Row("greatest less least load", worlds, world => Figures.Index(world.Spread)),
    ];

    private static string[] Row<T>(string name, T[] worlds, Func<T, string> figure) => [name, .. worlds.Select(figure)];
}
