using CustomerLifecycle.Routing.Simulation;

namespace CustomerLifecycle.Routing.Tests;

/// <summary>What is wrong with a scenario is told all at once, each with its place, value and way out.</summary>
public sealed class ScenarioTests
{
    [Fact]
    [Trait("Feature", "routing.simulate.scenario")]
    public void All_problems_are_told_in_one_go()
    {
        ScenarioException refused = Assert.Throws<ScenarioException>(() => SimulationScenario.Parse("""
            { "name": "x", "replications": 0, "horizonSeconds": "long", "lines": 0, "periodsSeconds": [60, -1], "colour": "red", "strategy": "fastest",
              "contactTypes": [
                { "name": "a", "arrivalsPerHour": [1, 2, 3], "service": { "distribution": "uniform", "min": 5, "max": 4, "mean": 3 },
                  "patience": { "distribution": "weibull" }, "retrial": { "probability": 2 }, "groupPriority": ["nobody", "g"], "skills": ["x"] },
                { "name": "a", "service": [] } ],
              "agentGroups": [ { "name": "g", "count": [1, -2], "typePriority": ["b"], "skills": { "y": 500 } } ] }
            """));

        string[] places = [.. refused.Problems.Select(problem => problem.Place)];
        string[] expected =
        [
            "horizonSeconds", "colour", "strategy", "contactTypes[0].patience.distribution", "replications", "lines", "periodsSeconds[1]",
            "contactTypes[0].arrivalsPerHour", "contactTypes[0].service.mean", "contactTypes[0].service.max", "contactTypes[0].retrial.probability",
            "contactTypes[0].retrial.afterSeconds", "contactTypes[0].groupPriority[0]", "contactTypes[0].groupPriority[1]", "contactTypes[1].name",
            "contactTypes[1].arrivalsPerHour", "contactTypes[1].service", "agentGroups[0].count[1]", "agentGroups[0].typePriority[0]",
            "agentGroups[0].skills.y",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), places.Order(StringComparer.Ordinal));
        Assert.Contains("horizonSeconds is \"long\": write a number.", refused.Message);
        Assert.Contains("contactTypes[0].service.max is 4: give at least min, which is 5.", refused.Message);
        Assert.Contains("agentGroups[0].count[1] is -2: give 0 to 100000.", refused.Message);
        Assert.Contains("contactTypes[0].retrial.afterSeconds is missing", refused.Message);
    }

    [Theory]
    [Trait("Feature", "routing.simulate.scenario")]
    [InlineData("{ \"name\": ", "line 1")]
    [InlineData("{ \"name\": \"a\", \"name\": \"b\" }", "name")]
    [InlineData("[]", "$ is []: write an object")]
    public void A_text_that_is_no_scenario_says_where(string json, string saying) =>
        Assert.Contains(saying, Assert.Throws<ScenarioException>(() => SimulationScenario.Parse(json)).Message);

    [Fact]
    [Trait("Feature", "routing.simulate.scenario")]
    public void A_small_file_is_enough_and_what_it_leaves_out_has_defaults()
    {
        SimulationScenario scenario = SimulationScenario.Parse("""
            { "name": "small", "horizonSeconds": 3600, // an hour
              "contactTypes": [ { "name": "a", "arrivalsPerHour": 10, "service": { "distribution": "deterministic", "value": 60 } } ],
              "agentGroups": [ { "name": "g", "count": 1 } ], }
            """);

        Assert.Equal(RoutingStrategy.LongestIdle, scenario.Strategy);
        Assert.Equal(SimulationHorizon.Stop, scenario.AtHorizon);
        Assert.Equal(ServiceLevelDenominator.AnsweredAndAbandonedLate, scenario.ServiceLevelDenominator);
        Assert.Equal((SimulationScenario.DefaultSeed, SimulationScenario.DefaultReplications), (scenario.Seed, scenario.Replications));
        Assert.Empty(scenario.Check());
    }

    [Theory]
    [Trait("Feature", "routing.simulate.scenario")]
    [InlineData("longestIdle", RoutingStrategy.LongestIdle)]
    [InlineData("round-robin", RoutingStrategy.RoundRobin)]
    [InlineData("LeastHandleTime", RoutingStrategy.LeastHandleTime)]
    public void Strategies_are_named_as_in_code_or_with_hyphens(string name, RoutingStrategy strategy) => Assert.Equal(
        strategy,
        SimulationScenario.Parse($$"""
            { "name": "s", "horizonSeconds": 1, "strategy": "{{name}}",
              "contactTypes": [ { "name": "a", "arrivalsPerHour": 1, "service": { "distribution": "exponential", "mean": 1 } } ], "agentGroups": [ { "name": "g", "count": 1 } ] }
            """).Strategy);

    [Fact]
    [Trait("Feature", "routing.simulate.scenario")]
    public void A_scenario_made_in_code_is_checked_before_it_runs()
    {
        SimulationScenario scenario = new() { Name = "", HorizonSeconds = 10, ContactTypes = [], AgentGroups = [], Strategy = RoutingStrategy.Custom };

        ScenarioException refused = Assert.Throws<ScenarioException>(() => RoutingSimulator.Run(scenario));

        Assert.Equal(["name", "contactTypes", "agentGroups", "scorer"], refused.Problems.Select(problem => problem.Place));
    }
}
