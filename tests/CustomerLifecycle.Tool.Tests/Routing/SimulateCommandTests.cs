using System.Text.Json;
using CustomerLifecycle.Testing;

namespace CustomerLifecycle.Tool.Tests;

public sealed class SimulateCommandTests
{
    private const string Scenario = """
        { "name": "a morning", "replications": 10, "horizonSeconds": 7200, "acceptableWaitSeconds": 30, "seed": 4,
          "contactTypes": [ { "name": "calls", "arrivalsPerHour": 60, "service": { "distribution": "exponential", "mean": 180 } } ],
          "agentGroups": [ { "name": "front desk", "count": 4 } ] }
        """;

    [Fact]
    [Trait("Feature", "routing.simulate")]
    public async Task A_scenario_is_simulated_and_shown_as_tables_with_intervals()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("scenario.json");
        await File.WriteAllTextAsync(file, Scenario);

        ToolRun run = await ToolRun.OfAsync("routing", "simulate", file);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("a morning: 10 replications, seed 4", run.Output);
        Assert.Contains("answered within 30 s, as a share of those answered and those who gave up later than that", run.Output);
        Assert.Matches(@"calls +\| +1\d\d\.\d \[\d+\.\d, \d+\.\d\]", run.Output);
        Assert.Matches(@"front desk +\| +\d+\.\d % \[", run.Output);
        Assert.Contains("contacts a minute", run.Output);
    }

    [Fact]
    [Trait("Feature", "routing.simulate")]
    public async Task JSON_is_the_report_and_the_seed_decides_on_it()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("scenario.json");
        await File.WriteAllTextAsync(file, Scenario);

        ToolRun first = await ToolRun.OfAsync("routing", "simulate", file, "--json");
        ToolRun again = await ToolRun.OfAsync("routing", "simulate", file, "--json", "--threads", "1");
        ToolRun other = await ToolRun.OfAsync("routing", "simulate", file, "--json", "--seed", "5", "--replications", "3", "--strategy", "round-robin");

        Assert.Equal((0, first.Output), (first.ExitCode, again.Output));
        JsonElement calls = first.Json.GetProperty("contactTypes")[0];
        Assert.Equal("calls", calls.GetProperty("name").GetString());
        Assert.InRange(calls.GetProperty("arrivals").GetProperty("mean").GetDouble(), 100, 140);
        Assert.Equal((5, 3), (other.Json.GetProperty("seed").GetInt32(), other.Json.GetProperty("replications").GetInt32()));
    }

    [Fact]
    [Trait("Feature", "routing.simulate")]
    public async Task Strategies_are_compared_in_one_table()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("scenario.json");
        await File.WriteAllTextAsync(file, Scenario);

        ToolRun run = await ToolRun.OfAsync("routing", "simulate", file, "--compare-strategies");
        ToolRun both = await ToolRun.OfAsync("routing", "simulate", file, "--compare-strategies", "--json");

        Assert.Equal((0, 2), (run.ExitCode, both.ExitCode));
        Assert.All(
            new[] { "longest-idle", "round-robin", "least-loaded", "fewest-contacts", "highest-skill", "random", "least-handle-time", "weighted" },
            strategy => Assert.Contains(strategy + " ", run.Output));
        Assert.Contains("busy front desk", run.Output);
        Assert.Contains("leave out --strategy and --json", both.Error);
    }

    [Fact]
    [Trait("Feature", "routing.simulate.scenario")]
    public async Task A_file_that_cannot_be_run_exits_with_2_and_tells_every_place()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("scenario.json");
        await File.WriteAllTextAsync(file, Scenario.Replace("\"mean\": 180", "\"mean\": -1").Replace("\"count\": 4", "\"count\": \"four\""));

        ToolRun wrong = await ToolRun.OfAsync("routing", "simulate", file);
        ToolRun missing = await ToolRun.OfAsync("routing", "simulate", folder.File("none.json"));
        await File.WriteAllTextAsync(file, Scenario);
        ToolRun strategy = await ToolRun.OfAsync("routing", "simulate", file, "--strategy", "fastest");
        ToolRun replications = await ToolRun.OfAsync("routing", "simulate", file, "--replications", "0");

        Assert.Equal((2, 2, 2, 2), (wrong.ExitCode, missing.ExitCode, strategy.ExitCode, replications.ExitCode));
        Assert.Contains("contactTypes[0].service.mean is -1: give a number above 0", wrong.Error);
        Assert.Contains("agentGroups[0].count is \"four\": write a whole number", wrong.Error);
        Assert.Contains("There is no file", missing.Error);
        Assert.Contains("longest-idle", strategy.Error);
        Assert.Contains("replications is 0", replications.Error);
        Assert.Equal("", wrong.Output + missing.Output + strategy.Output + replications.Output);
    }
}
