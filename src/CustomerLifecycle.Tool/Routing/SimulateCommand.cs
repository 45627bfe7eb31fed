using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using CustomerLifecycle.Routing.Simulation;

namespace CustomerLifecycle.Tool.Routing;

/// <summary><c>lifecycle routing simulate</c>.</summary>
internal sealed class SimulateCommand(ToolConsole console)
{
    private readonly Argument<string> _file = new("SCENARIO.json") { Description = "The scenario." };
    private readonly Option<long?> _seed = new("--seed") { HelpName = "N", Description = "The seed, in place of the scenario's." };
    private readonly Option<int?> _replications = new("--replications") { HelpName = "N", Description = "The number of replications, in place of the scenario's." };
    private readonly Option<string?> _strategy = new("--strategy") { HelpName = "NAME", Description = "The strategy, in place of the scenario's: " + StrategyName.All + "." };
    private readonly Option<int> _threads = new("--threads") { HelpName = "N", Description = "Threads at most; 0, the default, is one for each processor. The result does not depend on it." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the result as JSON." };

    internal Command Create()
    {
        Command command = new("simulate", "Runs a scenario on the routing pool under simulated time, and prints what customers and agents would see.")
        {
            _file,
            _seed,
            _replications,
            _strategy,
            _threads,
            _json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        string path = arguments.GetRequiredValue(_file);
        string json = await TextFile.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        int threads = arguments.GetValue(_threads);
        if (threads < 0)
        {
            throw new ToolException("--threads is below 0: give 1 or more, or 0 for one for each processor.");
        }

        long start = Stopwatch.GetTimestamp();
        SimulationReport report = Simulate(arguments, json, path, threads, cancellationToken);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (arguments.GetValue(_json))
        {
            console.Output.WriteLine(report.ToJson());
            return ExitCodes.Done;
        }

        SimulationView.Write(report, console.CreateAnsi());
        double contacts = report.All.Arrivals.Mean!.Value * report.Replications;
        console.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{contacts:N0} contacts in {seconds:N2} s: {contacts / seconds * 60:N0} contacts a minute"));
        return ExitCodes.Done;
    }

    private SimulationReport Simulate(ParseResult arguments, string json, string path, int threads, CancellationToken cancellationToken)
    {
        try
        {
            SimulationScenario scenario = SimulationScenario.Parse(json);
            scenario = scenario with
            {
                Seed = arguments.GetValue(_seed) ?? scenario.Seed,
                Replications = arguments.GetValue(_replications) ?? scenario.Replications,
                Strategy = arguments.GetValue(_strategy) is { } strategy ? StrategyName.Parse(strategy) : scenario.Strategy,
            };
            return RoutingSimulator.Run(scenario, threads, cancellationToken);
        }
        catch (ScenarioException e)
        {
            throw new ToolException(path + ": " + e.Message);
        }
    }
}
