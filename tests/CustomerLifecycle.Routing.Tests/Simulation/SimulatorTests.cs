using System.Text.Json;
using CustomerLifecycle.Routing.Simulation;

namespace CustomerLifecycle.Routing.Tests;

/// <summary>Each part of a scenario does what it says.</summary>
public sealed class SimulatorTests
{
    private const string Bilingual = """
        { "name": "two languages", "seed": 1, "replications": 20, "horizonSeconds": 36000, "lines": 40, "acceptableWaitSeconds": 60,
          "periodsSeconds": [3600, 32400],
          "contactTypes": [
            { "name": "english", "skills": ["english"], "priority": 0,
              "arrivalsPerHour": [100, 50],
              "service":  { "distribution": "uniform", "min": 180, "max": 420 },
              "patience": { "distribution": "exponential", "mean": 120 },
              "retrial":  { "probability": 0.75, "afterSeconds": 1200 } },
            { "name": "spanish", "skills": ["spanish"], "arrivalsPerHour": 20, "service": { "distribution": "gamma", "shape": 2, "scale": 150 } } ],
          "agentGroups": [ { "name": "english", "count": [3, 2], "skills": ["english"] }, { "name": "bilingual", "count": 4, "skills": ["english", "spanish"] } ],
          "strategy": "random", "queueOrder": "fifo", "atHorizon": "drain" }
        """;

    [Fact]
    [Trait("Feature", "routing.simulate")]
    public void Every_contact_ends_in_one_way_and_the_report_is_the_same_to_the_byte_on_any_number_of_threads()
    {
        SimulationScenario scenario = SimulationScenario.Parse(Bilingual);

        SimulationReport report = RoutingSimulator.Run(scenario, parallelism: 1);

        foreach (ContactFigures figures in report.ContactTypes.Append(report.All))
        {
            double ended = figures.Answered.Mean!.Value + figures.Abandoned.Mean!.Value + figures.Blocked.Mean!.Value + figures.Disconnected.Mean!.Value;
            Assert.Equal(figures.Arrivals.Mean!.Value, ended, 1e-9);
            Assert.Equal(0, figures.Disconnected.Mean);
        }

        Assert.True(report.ContactTypes[0].Retrials.Mean > 0);
        Assert.Equal(0, report.ContactTypes[1].Retrials.Mean);
        string json = report.ToJson();
        Assert.Equal(json, RoutingSimulator.Run(scenario, parallelism: 2).ToJson());
        Assert.Equal(json, RoutingSimulator.Run(scenario, parallelism: 7).ToJson());
        Assert.NotEqual(json, RoutingSimulator.Run(scenario with { Seed = 2 }).ToJson());
    }

    [Fact]
    [Trait("Feature", "routing.simulate")]
    public void The_JSON_form_of_a_report_has_every_figure_with_its_interval()
    {
        JsonElement report = JsonDocument.Parse(RoutingSimulator.Run(SimulationScenario.Parse(Bilingual)).ToJson()).RootElement;

        string[] ofContacts =
        [
            "arrivals", "answered", "abandoned", "blocked", "disconnected", "retrials", "serviceLevel", "meanWaitSeconds", "medianWaitSeconds",
            "p95WaitSeconds", "delayProbability",
        ];
        Assert.Equal(("two languages", 1, 20), (report.GetProperty("name").GetString(), report.GetProperty("seed").GetInt32(), report.GetProperty("replications").GetInt32()));
        Assert.Equal("answeredAndAbandonedLate", report.GetProperty("serviceLevelDenominator").GetString());
        foreach (JsonElement type in report.GetProperty("contactTypes").EnumerateArray().Append(report.GetProperty("all")))
        {
            Assert.All(ofContacts, figure => AssertInterval(type.GetProperty(figure)));
        }

        Assert.Equal(["english", "bilingual"], report.GetProperty("agentGroups").EnumerateArray().Select(group => group.GetProperty("name").GetString()));
        Assert.All(report.GetProperty("agentGroups").EnumerateArray(), group => AssertInterval(group.GetProperty("occupancy")));
        AssertInterval(report.GetProperty("all").GetProperty("occupancy"));

        static void AssertInterval(JsonElement figure)
        {
            double mean = figure.GetProperty("mean").GetDouble();
            Assert.InRange(mean, figure.GetProperty("low").GetDouble(), figure.GetProperty("high").GetDouble());
        }
    }

    [Fact]
    [Trait("Feature", "routing.simulate")]
    public void One_replication_has_figures_and_no_interval()
    {
        SimulationReport report = RoutingSimulator.Run(SimulationScenario.Parse(Bilingual) with { Replications = 1 });

        Assert.NotNull(report.All.MeanWaitSeconds.Mean);
        Assert.Null(report.All.MeanWaitSeconds.Low);
        Assert.Null(report.All.MedianWaitSeconds.High);
    }

    [Fact]
    [Trait("Feature", "routing.simulate")]
    public void Whoever_waits_at_a_stop_is_disconnected_and_is_served_in_a_drain()
    {
        SimulationScenario scenario = Scenario(Type("a", 30) with { Service = [SimulationDistribution.Deterministic(600)] }, Group(1));

        SimulationReport stop = RoutingSimulator.Run(scenario);
        SimulationReport drain = RoutingSimulator.Run(scenario with { AtHorizon = SimulationHorizon.Drain });

        // One agent answers 6 to 7 of about 30 within the hour.
        Assert.InRange(stop.All.Answered.Mean!.Value, 5.5, 7);
        Assert.Equal(stop.All.Arrivals.Mean, stop.All.Answered.Mean + stop.All.Disconnected.Mean);
        Assert.Equal(drain.All.Arrivals.Mean, drain.All.Answered.Mean);
        Assert.Equal(stop.All.Arrivals.Mean, drain.All.Arrivals.Mean);
    }

    [Fact]
    [Trait("Feature", "routing.simulate")]
    public void Lines_count_who_waits_and_who_is_served()
    {
        SimulationScenario scenario = Scenario(Type("a", 3000) with { Service = [SimulationDistribution.Deterministic(7200)] }, Group(2)) with { Lines = 5 };

        ContactFigures all = RoutingSimulator.Run(scenario).All;

        Assert.Equal((2.0, 3.0, 0.0), (all.Answered.Mean, all.Disconnected.Mean, all.Abandoned.Mean));
        Assert.Equal(all.Arrivals.Mean - 5, all.Blocked.Mean);
        Assert.Equal(3 / 5.0, all.DelayProbability.Mean!.Value, 1e-12);
    }

    [Fact]
    [Trait("Feature", "routing.simulate")]
    public void An_agent_who_is_to_leave_finishes_the_contact_in_progress_and_takes_no_other()
    {
        SimulationScenario scenario = Scenario(
            Type("a", 0) with { ArrivalsPerHour = [3600, 0], Service = [SimulationDistribution.Deterministic(1000)] },
            Group(3) with { Count = [3, 1] }) with
        { PeriodsSeconds = [600, 3000] };

        SimulationReport report = RoutingSimulator.Run(scenario);

        // Three begin at about 0 s; two of them leave at about 1000 s, the third takes three more by 3600 s.
        Assert.Equal(6, report.All.Answered.Mean);
        Assert.InRange(report.AgentGroups[0].Occupancy.Mean!.Value, 0.99, 1);
        Assert.InRange(report.AgentGroups[0].Fairness.Mean!.Value, 0.99, 1);
    }

    [Fact]
    [Trait("Feature", "routing.simulate")]
    public void Rates_service_and_patience_follow_the_period_of_the_arrival()
    {
        SimulationScenario scenario = Scenario(
            Type("a", 0) with
            {
                ArrivalsPerHour = [0, 600, 0],
                Service = [SimulationDistribution.Deterministic(1), SimulationDistribution.Deterministic(7200), SimulationDistribution.Deterministic(1)],
                Patience = [SimulationDistribution.Deterministic(1), SimulationDistribution.Deterministic(700), SimulationDistribution.Deterministic(1)],
            },
            Group(1)) with
        { PeriodsSeconds = [1200] };

        ContactFigures all = RoutingSimulator.Run(scenario).All;

        Assert.InRange(all.Arrivals.Mean!.Value, 190, 210);
        Assert.Equal(1, all.Answered.Mean);
        Assert.Equal(all.Arrivals.Mean - 1, all.Abandoned.Mean);
    }

    [Fact]
    [Trait("Feature", "routing.simulate")]
    public void Busyness_multiplies_every_rate_of_a_replication()
    {
        SimulationScenario scenario = Scenario(Type("a", 100), Group(20)) with { Replications = 400, Busyness = SimulationDistribution.Gamma(4, 0.5) };

        Estimate arrivals = RoutingSimulator.Run(scenario).All.Arrivals;
        double half = (arrivals.High!.Value - arrivals.Low!.Value) / 2;

        Assert.InRange(200, arrivals.Low.Value, arrivals.High.Value);
        // The variance is 200 + (200 squared) / 4, not 200.
        Assert.InRange(half, 0.8 * 1.966 * Math.Sqrt(10_200 / 400.0), 1.2 * 1.966 * Math.Sqrt(10_200 / 400.0));
    }

    [Fact]
    [Trait("Feature", "routing.simulate")]
    public void Groups_are_tried_and_types_are_taken_in_the_order_given()
    {
        SimulationScenario scenario = Scenario(Type("a", 8), Group(2)) with
        {
            Replications = 100,
            ContactTypes = [Type("a", 8) with { GroupPriority = ["last", "first"] }, Type("b", 8) with { GroupPriority = ["last", "first"] }],
            AgentGroups = [Group(2) with { Name = "first" }, Group(2) with { Name = "last" }],
        };
        SimulationScenario busy = scenario with
        {
            ContactTypes = [Type("a", 30), Type("b", 30)],
            AgentGroups = [Group(5) with { TypePriority = ["b", "a"] }],
        };

        SimulationReport groups = RoutingSimulator.Run(scenario);
        SimulationReport types = RoutingSimulator.Run(busy);
        SimulationReport oldest = RoutingSimulator.Run(busy with { AgentGroups = [Group(5)] });

        Assert.True(groups.AgentGroups[1].Occupancy.Low > groups.AgentGroups[0].Occupancy.High);
        Assert.True(types.ContactTypes[1].MeanWaitSeconds.High < types.ContactTypes[0].MeanWaitSeconds.Low);
        Assert.InRange(oldest.ContactTypes[1].MeanWaitSeconds.Mean!.Value / oldest.ContactTypes[0].MeanWaitSeconds.Mean!.Value, 0.9, 1.1);
    }

    [Fact]
    [Trait("Feature", "routing.simulate")]
    public void Priority_is_strict_unless_it_is_worth_a_time()
    {
        SimulationScenario scenario = Scenario(Type("a", 30), Group(5)) with { ContactTypes = [Type("high", 30) with { Priority = 5 }, Type("low", 30)], Replications = 100 };

        ContactFigures[] strict = [.. RoutingSimulator.Run(scenario).ContactTypes];
        ContactFigures[] ageing = [.. RoutingSimulator.Run(scenario with { QueueOrder = SimulationQueueOrder.Ageing, PriorityStepSeconds = 10 }).ContactTypes];
        ContactFigures[] worthless = [.. RoutingSimulator.Run(scenario with { QueueOrder = SimulationQueueOrder.Ageing, PriorityStepSeconds = 0 }).ContactTypes];

        double[] ratios = [.. new[] { strict, ageing, worthless }.Select(figures => figures[0].MeanWaitSeconds.Mean!.Value / figures[1].MeanWaitSeconds.Mean!.Value)];
        Assert.True(ratios[0] < 0.5);
        Assert.InRange(ratios[1], ratios[0], 0.97);
        Assert.InRange(ratios[2], 0.9, 1.1);
    }

    [Theory]
    [Trait("Feature", "routing.simulate")]
    [InlineData(RoutingStrategy.LongestIdle)]
    [InlineData(RoutingStrategy.RoundRobin)]
    [InlineData(RoutingStrategy.LeastLoaded)]
    [InlineData(RoutingStrategy.FewestContacts)]
    [InlineData(RoutingStrategy.HighestSkill)]
    [InlineData(RoutingStrategy.Random)]
    [InlineData(RoutingStrategy.LeastHandleTime)]
    [InlineData(RoutingStrategy.Weighted)]
    [InlineData(RoutingStrategy.Custom)]
    public void Every_strategy_runs_and_none_changes_how_long_one_pool_of_equal_agents_keeps_customers_waiting(RoutingStrategy strategy)
    {
        SimulationScenario scenario = Scenario(Type("a", 30) with { Skills = ["s"] }, Group(3) with { Skills = new Dictionary<string, int> { ["s"] = 50 } });

        SimulationReport expected = RoutingSimulator.Run(scenario);
        SimulationReport report = RoutingSimulator.Run(scenario with { Strategy = strategy, Scorer = strategy == RoutingStrategy.Custom ? "any" : null, Scorers = [new AnyAgent()] });

        Assert.Equal(expected.All with { Fairness = null }, report.All with { Fairness = null });
    }

    [Fact]
    [Trait("Feature", "routing.simulate")]
    public void The_service_level_is_a_share_of_what_the_scenario_says()
    {
        SimulationScenario scenario = Scenario(
            Type("a", 3000) with { Service = [SimulationDistribution.Deterministic(7200)], Patience = [SimulationDistribution.Deterministic(30)] }, Group(2));

        ContactFigures early = RoutingSimulator.Run(scenario with { AcceptableWaitSeconds = 60 }).All;
        ContactFigures late = RoutingSimulator.Run(scenario with { AcceptableWaitSeconds = 10 }).All;
        ContactFigures ofArrivals = RoutingSimulator.Run(scenario with { ServiceLevelDenominator = ServiceLevelDenominator.Arrivals }).All;
        ContactFigures ofAnswered = RoutingSimulator.Run(scenario with { ServiceLevelDenominator = ServiceLevelDenominator.Answered }).All;

        Assert.Equal(1, early.ServiceLevel.Mean);
        Assert.Equal(2 / (2 + late.Abandoned.Mean!.Value), late.ServiceLevel.Mean!.Value, 1e-12);
        Assert.Equal(2 / ofArrivals.Arrivals.Mean!.Value, ofArrivals.ServiceLevel.Mean!.Value, 1e-12);
        Assert.Equal(1, ofAnswered.ServiceLevel.Mean);
    }

    [Fact]
    [Trait("Feature", "routing.simulate")]
    public void A_run_can_be_cancelled()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => RoutingSimulator.Run(SimulationScenario.Parse(Bilingual), 0, cancelled.Token));
    }

    private static SimulationScenario Scenario(SimulatedContactType type, SimulatedAgentGroup group) => new()
    {
        Name = "test", Replications = 30, HorizonSeconds = 3600, ContactTypes = [type], AgentGroups = [group],
    };

    private static SimulatedContactType Type(string name, double rate) =>
        new() { Name = name, ArrivalsPerHour = [rate], Service = [SimulationDistribution.Exponential(300)] };

    private static SimulatedAgentGroup Group(int count) => new() { Name = "agents", Count = [count] };

    private sealed class AnyAgent : IAgentScorer
    {
        public string Name => "any";

        public double Score(AgentSnapshot agent, ContactSnapshot contact, DateTimeOffset at) => agent.Profile.Id.Value.Length;
    }
}
