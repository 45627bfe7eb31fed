using CustomerLifecycle.Benchmarks.Ratios;
using CustomerLifecycle.Routing;

namespace CustomerLifecycle.Benchmarks.Routing;

/// <summary>Decisions of a pool in memory on one thread; half of them bring a contact in, half complete one.</summary>
internal static class DecideRatios
{
    private static readonly (DecideCase Size, string Goal)[] Sizes =
    [
        (new(100), ">= 1000000"),
        (new(1_000), ">= 1000000"),
        (new(10_000), "-"),
        (new(100_000), ">= 500000"),
        (new(1_000, 1_000), "as without"),
        (new(1_000, 100_000), "as without"),
        (new(1_000, 1_000_000), "as without"),
    ];

    internal static IEnumerable<IRatioMeasurement> All()
    {
        foreach ((DecideCase size, string goal) in Sizes)
        {
            yield return new DecideRatio(size.Name, size, goal);
            yield return new DecideLatency(size, percentile: 50, "-");
            yield return new DecideLatency(size, percentile: 99, "<= 5000");
        }

        yield return new DecideRatio("routing.decide.1000-agents.2000-signatures", new(1_000, Signatures: 2_000), "grows with the signatures");
        yield return new DecideRatio("routing.decide.1000-agents.round-robin", new(1_000, Strategy: RoutingStrategy.RoundRobin), "-");
        yield return new DecideRatio("routing.decide.1000-agents.random-linear", new(1_000, Strategy: RoutingStrategy.Random), "linear in the agents who are free");
        yield return new DecideRatio("routing.decide.1000-agents.least-handle-time-linear", new(1_000, Strategy: RoutingStrategy.LeastHandleTime), "linear in the agents who are free");
        yield return new DecideRatio("routing.decide.1000-agents.custom-scorer-linear", new(1_000, Strategy: RoutingStrategy.Custom), "linear in the agents who are free");
    }
}
