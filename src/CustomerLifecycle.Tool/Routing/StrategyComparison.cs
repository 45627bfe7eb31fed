using CustomerLifecycle.Routing;
using CustomerLifecycle.Routing.Simulation;
using Spectre.Console;

namespace CustomerLifecycle.Tool.Routing;

/// <summary>One scenario under each strategy, on the same contacts.</summary>
internal static class StrategyComparison
{
    internal static IReadOnlyList<(RoutingStrategy Strategy, SimulationReport Report)> Run(SimulationScenario scenario, int threads, CancellationToken cancellationToken) =>
    [
        .. StrategyName.BuiltIn.Select(strategy => (strategy, RoutingSimulator.Run(scenario with { Strategy = strategy, Scorer = null }, threads, cancellationToken))),
    ];

    internal static void Write(IReadOnlyList<(RoutingStrategy Strategy, SimulationReport Report)> reports, IAnsiConsole console)
    {
        SimulationView.WriteHead(reports[0].Report, console);
        SimulationView.WriteTable(
            console,
            ["strategy", "service level", "abandoned", "mean wait (s)", "p95 wait (s)", "fairness", .. reports[0].Report.AgentGroups.Select(group => "busy " + group.Name)],
            reports.Select(run => new[]
            {
                StrategyName.Of(run.Strategy), Figures.Share(run.Report.All.ServiceLevel), Figures.Count(Plain(run.Report.All.Abandoned)),
                Figures.Count(Plain(run.Report.All.MeanWaitSeconds)), Figures.Count(Plain(run.Report.All.P95WaitSeconds)), Figures.Index(Plain(run.Report.All.Fairness!)),
            }.Concat(run.Report.AgentGroups.Select(group => Figures.Share(Plain(group.Occupancy)))).ToArray()));
    }

    // Intervals of every figure would leave no room for the table.
    private static Estimate Plain(Estimate estimate) => estimate with { Low = null };
}
