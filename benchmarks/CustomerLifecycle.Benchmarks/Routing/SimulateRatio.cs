using CustomerLifecycle.Benchmarks.Ratios;
using CustomerLifecycle.Routing.Simulation;

namespace CustomerLifecycle.Benchmarks.Routing;

/// <summary>Simulated contacts on the pool, replications side by side, against the least that an M/M/n simulation does.</summary>
internal sealed class SimulateRatio : IRatioMeasurement
{
    private const int Agents = 20;
    private const double RatePerHour = 216;
    private const double ServiceSeconds = 300;
    private const int Replications = 16;
    private const double HorizonSeconds = 36_000 * 10;

    private static readonly SimulationScenario Scenario = new()
    {
        Name = "M/M/20",
        Replications = Replications,
        HorizonSeconds = HorizonSeconds,
        ContactTypes = [new SimulatedContactType { Name = "contact", ArrivalsPerHour = [RatePerHour], Service = [SimulationDistribution.Exponential(ServiceSeconds)] }],
        AgentGroups = [new SimulatedAgentGroup { Name = "agents", Count = [Agents] }],
    };

    public string Name => "routing.simulate.contacts";

    public string Unit => "1/s";

    public string BaselineName => "bare event loop";

    public string Goal => ">= 16667";

    public Task<string?> PrepareAsync() => Task.FromResult<string?>(null);

    public Task<RatioSample> RunOursAsync() => RatioSample.PerSecondAsync(() =>
        Task.FromResult((long)(RoutingSimulator.Run(Scenario).All.Arrivals.Mean!.Value * Replications)));

    public Task<RatioSample> RunBaselineAsync() => RatioSample.PerSecondAsync(() =>
    {
        long[] contacts = new long[Replications];
        Parallel.For(0, Replications, i => contacts[i] = BareQueue.Run(Agents, RatePerHour / 3600, ServiceSeconds, HorizonSeconds, seed: i));
        return Task.FromResult(contacts.Sum());
    });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
