using CustomerLifecycle.Routing.Simulation;

namespace CustomerLifecycle.Routing.Tests;

/// <summary>The simulated pool agrees with queueing theory where theory has an exact answer.</summary>
public sealed class TheoryTests
{
    [Theory]
    [Trait("Feature", "routing.simulate.theory")]
    [InlineData(2, 1, 1.0 / 3, 100_000)]
    [InlineData(5, 4, .554112554, 150_000)]
    [InlineData(10, 8, .409180151, 300_000)]
    [InlineData(20, 18, .550769005, 400_000)]
    [InlineData(100, 90, .216940481, 3_000_000)]
    public void Without_patience_the_probability_to_wait_is_Erlang_C(int agents, double load, double delayed, double contacts)
    {
        Assert.Equal(delayed, QueueingTheory.ErlangC(agents, load), 1e-9);
        Steady run = new(Steady.Queue(agents, load, Steady.Exponential()), contacts, warmUp: 30);

        Steady.Agrees(delayed, run.Delayed());
        Assert.InRange(QueueingTheory.MeanWait(agents, load), run.Wait().Low!.Value, run.Wait().High!.Value);
    }

    [Theory]
    [Trait("Feature", "routing.simulate.theory")]
    [InlineData(10, 10, 1, .125110036, .542070286, 200_000)]
    [InlineData(100, 110, .5, .094618332, null, 800_000)]
    public void With_patience_waits_and_abandonment_are_Erlang_A(int agents, double rate, double impatience, double abandoned, double? delayed, double contacts)
    {
        Steady run = new(Steady.Queue(agents, rate, Steady.Exponential(), patience: 1 / impatience), contacts, warmUp: 20);

        Steady.Agrees(abandoned, run.Abandoned());
        if (delayed is { } share)
        {
            Steady.Agrees(share, run.Delayed());
        }
    }

    [Fact]
    [Trait("Feature", "routing.simulate.theory")]
    public void Lines_for_agents_only_block_by_Erlang_B_whatever_the_service_time()
    {
        SimulationScenario scenario = Steady.Queue(10, 8, SimulationDistribution.Uniform(0.5 * Steady.Unit, 1.5 * Steady.Unit)) with { Lines = 10 };
        Steady run = new(scenario, 60_000, warmUp: 20);

        Steady.Agrees(QueueingTheory.ErlangB(10, 8), run.Blocked());
    }

    [Fact]
    [Trait("Feature", "routing.simulate.theory")]
    public void Two_priorities_wait_as_Cobham_says()
    {
        SimulationScenario scenario = Steady.Queue(10, 0, Steady.Exponential()) with
        {
            ContactTypes =
            [
                Steady.Type("first", 2, Steady.Exponential()) with { Priority = 7 },
                Steady.Type("second", 6, Steady.Exponential()) with { Priority = 3 },
            ],
        };
        double[] waits = QueueingTheory.Cobham(10, 2, 6);
        Assert.Equal([.0511475, .2557376], waits, (expected, actual) => Math.Abs(expected - actual) < 1e-7);
        Steady run = new(scenario, 900_000, warmUp: 30);

        Steady.Agrees(waits[0], run.Wait(0));
        Steady.Agrees(waits[1], run.Wait(1));
    }

    /// <summary>Adan and Weiss (2014), "A skill based parallel service system under FCFS-ALIS: steady state, overloads, and abandonments",
    /// Stochastic Systems 4(1): exact for the oldest contact and the agent who is idle longest.</summary>
    [Fact]
    [Trait("Feature", "routing.simulate.theory")]
    public void Skills_give_the_product_form_of_Adan_and_Weiss()
    {
        SimulationScenario scenario = Steady.Queue(1, 0, Steady.Exponential()) with
        {
            ContactTypes = [Steady.Type("a", .7, Steady.Exponential(), "a"), Steady.Type("b", .5, Steady.Exponential(), "b")],
            AgentGroups = [Steady.Agents("first", 1, "a"), Steady.Agents("second", 1, "a", "b")],
        };
        Steady run = new(scenario, 300_000, warmUp: 60);

        Steady.Agrees(.491489, run.Occupancy(0));
        Steady.Agrees(.708511, run.Occupancy(1));
        Steady.Agrees(.502660, run.Wait(0));
        Steady.Agrees(1.651596, run.Wait(1));
    }

    [Theory]
    [Trait("Feature", "routing.simulate.theory")]
    [InlineData("deterministic", 0)]
    [InlineData("uniform", 1.0 / 12)]
    [InlineData("exponential", 1)]
    [InlineData("gamma", 2)]
    [InlineData("lognormal", 0.8)]
    public void One_agent_keeps_customers_waiting_as_Pollaczek_and_Khinchine_say(string distribution, double squaredVariation)
    {
        SimulationDistribution service = distribution switch
        {
            "deterministic" => SimulationDistribution.Deterministic(Steady.Unit),
            "uniform" => SimulationDistribution.Uniform(0.5 * Steady.Unit, 1.5 * Steady.Unit),
            "exponential" => Steady.Exponential(),
            "gamma" => SimulationDistribution.Gamma(1 / squaredVariation, squaredVariation * Steady.Unit),
            _ => SimulationDistribution.LogNormal(Steady.Unit, Math.Sqrt(squaredVariation) * Steady.Unit),
        };
        Steady run = new(Steady.Queue(1, .5, service), 250_000, warmUp: 50);

        Steady.Agrees(QueueingTheory.PollaczekKhinchine(.5, squaredVariation), run.Wait());
        // Little's law for the agent: the mean number in service is the rate times the mean service.
        Steady.Agrees(.5, run.Occupancy());
    }

    /// <summary>The queue-length predictor errs by 1 - rho of the squared mean wait in M/M/n (Ibrahim and Whitt 2009); the pool has to learn
    /// the rate of service besides, from the contacts it remembers.</summary>
    [Theory]
    [Trait("Feature", "routing.estimated-wait")]
    [InlineData(10, 8)]
    [InlineData(20, 18)]
    [InlineData(100, 90)]
    public void The_wait_that_customers_are_told_errs_as_little_as_theory_allows(int agents, double load)
    {
        WaitEstimateErrors errors = new();
        SimulationScenario scenario = Steady.Queue(agents, load, Steady.Exponential()) with { WarmUpSeconds = 200 * Steady.Unit, HorizonSeconds = (200 + (400_000 / load)) * Steady.Unit };

        new Replication(new SimulationPlan(scenario), 0) { EstimateErrors = errors }.Run(CancellationToken.None);

        double theory = 1 - (load / agents);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"estimates n={agents} rho={load / agents}: {errors.RelativeMeanSquaredError:F4} of {errors.Count} delayed contacts; 1 - rho = {theory:F4}"));
        Assert.InRange(errors.RelativeMeanSquaredError, 0.85 * theory, 1.15 * theory);
    }
}
