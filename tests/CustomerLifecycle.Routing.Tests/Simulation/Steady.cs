using CustomerLifecycle.Routing.Simulation;
using CustomerLifecycle.Testing;

namespace CustomerLifecycle.Routing.Tests;

/// <summary>Simulations in a steady state, held against theory: one unit of time there is an hour of the scenario.</summary>
/// <remarks>Intervals are of 99.9 %. At a scale of 50 or more their half-width is at most 1 % of the figure; the default scale has fewer
/// contacts, and the width grows by the root of that.</remarks>
internal sealed class Steady
{
    public const double Unit = 3600;
    private const double FullScale = 50;
    private const double HalfWidth = 0.01;
    private const int Replications = 20;

    private readonly Estimator _estimator = new(0.999);
    private readonly IReadOnlyList<ReplicationResult> _results;

    /// <summary>Runs about so many contacts, times the scale, each replication after a warm-up that lets its empty start be forgotten.</summary>
    public Steady(SimulationScenario scenario, double contacts, double warmUp)
    {
        double rate = scenario.ContactTypes.Sum(type => type.ArrivalsPerHour[0]);
        double warm = warmUp * Unit;
        _results = RoutingSimulator.RunAll(
            scenario with
            {
                Replications = Replications,
                WarmUpSeconds = warm,
                HorizonSeconds = warm + (contacts * TestScale.Factor / rate / Replications * Unit),
                Seed = 20260302,
            },
            parallelism: 0,
            CancellationToken.None);
    }

    /// <summary>Contacts of one type and agents who all serve it.</summary>
    public static SimulationScenario Queue(int agents, double rate, SimulationDistribution service, double? patience = null) => new()
    {
        Name = "steady",
        HorizonSeconds = 0,
        ContactTypes = [Type("contact", rate, service) with { Patience = patience is { } mean ? [Exponential(mean)] : [] }],
        AgentGroups = [Agents("agents", agents)],
    };

    public static SimulatedContactType Type(string name, double rate, SimulationDistribution service, params string[] skills) =>
        new() { Name = name, ArrivalsPerHour = [rate], Service = [service], Skills = skills };

    public static SimulatedAgentGroup Agents(string name, int count, params string[] skills) =>
        new() { Name = name, Count = [count], Skills = skills.ToDictionary(skill => skill, _ => 1) };

    public static SimulationDistribution Exponential(double mean = 1) => SimulationDistribution.Exponential(mean * Unit);

    public Estimate Delayed(int type = 0) => Share(type, tally => tally.Delayed);

    public Estimate Abandoned(int type = 0) => Share(type, tally => tally.Abandoned);

    public Estimate Blocked(int type = 0) => Share(type, tally => tally.Blocked);

    /// <summary>The mean wait in units of time.</summary>
    public Estimate Wait(int type = 0) =>
        _estimator.Ratio(Each(type, tally => tally.WaitSeconds / Unit), Each(type, tally => tally.Answered));

    public Estimate Occupancy(int group = 0) =>
        SimulationReporter.Occupancy(_estimator, [.. _results.Select(result => result.Groups[group])]);

    /// <summary>The theory's figure lies in the interval, and the interval is narrow.</summary>
    public static void Agrees(double theory, Estimate measured)
    {
        double width = HalfWidth * Math.Max(1, Math.Sqrt(FullScale / TestScale.Factor));
        double half = (measured.High!.Value - measured.Low!.Value) / 2;
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"theory {theory:R} measured {measured.Mean:R} +- {half:R} ({half / theory:P2})"));
        Assert.InRange(theory, measured.Low.Value, measured.High.Value);
        Assert.True(half <= width * theory, FormattableString.Invariant($"The half-width is {half / theory:P2} of {theory}, more than {width:P2}."));
    }

    private Estimate Share(int type, Func<ContactTally, double> part) => _estimator.Ratio(Each(type, part), Each(type, tally => tally.Arrivals));

    private double[] Each(int type, Func<ContactTally, double> number) => [.. _results.Select(result => number(result.Types[type]))];
}
