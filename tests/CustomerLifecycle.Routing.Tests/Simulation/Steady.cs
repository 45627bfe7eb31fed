using CustomerLifecycle.Routing.Simulation;

namespace CustomerLifecycle.Routing.Tests;

/// <summary>Scenarios in a steady state, with one time unit of theory to the hour of the scenario.</summary>
internal static class Steady
{
    public const double Unit = 3600;

    /// <summary>Contacts of one type and agents who all serve it.</summary>
    public static SimulationScenario Queue(int agents, double rate, SimulationDistribution service, SimulationDistribution? patience = null) => new()
    {
        Name = "steady",
        HorizonSeconds = 0,
        ContactTypes = [Type("contact", rate, service) with { Patience = patience is null ? [] : [patience] }],
        AgentGroups = [new SimulatedAgentGroup { Name = "agents", Count = [agents] }],
    };

    public static SimulatedContactType Type(string name, double rate, SimulationDistribution service) =>
        new() { Name = name, ArrivalsPerHour = [rate], Service = [service] };

    public static SimulationDistribution Exponential(double mean = 1) => SimulationDistribution.Exponential(mean * Unit);

    /// <summary>Runs about so many contacts in 20 replications, each after a warm-up that lets the empty start be forgotten.</summary>
    public static IReadOnlyList<ReplicationResult> Run(this SimulationScenario scenario, double contacts, double warmUp)
    {
        const int replications = 20;
        double rate = scenario.ContactTypes.Sum(type => type.ArrivalsPerHour[0]);
        double warm = warmUp * Unit;
        return RoutingSimulator.RunAll(
            scenario with
            {
                Replications = replications, WarmUpSeconds = warm, HorizonSeconds = warm + (contacts / rate / replications * Unit), Seed = 20260302,
            },
            parallelism: 0,
            CancellationToken.None);
    }
}
