using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using CustomerLifecycle.Routing;
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
    private readonly Option<bool> _compare = new("--compare-strategies") { Description = "Run the scenario under each strategy, on the same contacts, and print a line for each." };
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
            _compare,
            _json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(_compare) is { Implicit: false } && (result.GetResult(_json) is { Implicit: false } || result.GetResult(_strategy) is { Implicit: false }))
            {
                result.AddError("--compare-strategies runs every strategy and prints a table: leave out --strategy and --json. For JSON run one --strategy after the other.");
            }
        });
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

        SimulationScenario scenario = ScenarioOf(arguments, json, path);
        long start = Stopwatch.GetTimestamp();
        if (arguments.GetValue(_compare))
        {
            IReadOnlyList<(RoutingStrategy Strategy, SimulationReport Report)> reports = StrategyComparison.Run(scenario, threads, cancellationToken);
            StrategyComparison.Write(reports, console.CreateAnsi());
            WriteSpeed(reports.Sum(run => ContactsOf(run.Report)), start);
            return ExitCodes.Done;
        }

        SimulationReport report = RoutingSimulator.Run(scenario, threads, cancellationToken);
        if (arguments.GetValue(_json))
        {
            console.Output.WriteLine(report.ToJson());
            return ExitCodes.Done;
        }

        SimulationView.Write(report, console.CreateAnsi());
        WriteSpeed(ContactsOf(report), start);
        return ExitCodes.Done;
    }

    private static double ContactsOf(SimulationReport report) => report.All.Arrivals.Mean!.Value * report.Replications;

    private void WriteSpeed(double contacts, long start)
    {
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        console.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{contacts:N0} contacts in {seconds:N2} s: {contacts / seconds * 60:N0} contacts a minute"));
    }

    private SimulationScenario ScenarioOf(ParseResult arguments, string json, string path)
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
            return scenario.Check() is { Count: > 0 } problems ? throw new ScenarioException(problems) : scenario;
        }
        catch (ScenarioException e)
        {
            throw new ToolException(path + ": " + e.Message);
        }
    }
}
