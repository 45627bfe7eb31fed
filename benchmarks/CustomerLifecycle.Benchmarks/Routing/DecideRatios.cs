using CustomerLifecycle.Benchmarks.Ratios;

namespace CustomerLifecycle.Benchmarks.Routing;

/// <summary>Decisions of a pool in memory on one thread; half of them bring a contact in, half complete one.</summary>
internal static class DecideRatios
{
    internal static IEnumerable<IRatioMeasurement> All() =>
    [
        new DecideRatio("routing.decide.100-agents", 100, 0, ">= 1000000"),
        new DecideRatio("routing.decide.1000-agents", 1_000, 0, ">= 1000000"),
        new DecideRatio("routing.decide.1000-agents.100000-waiting", 1_000, 100_000, "as without"),
        new DecideRatio("routing.decide.10000-agents", 10_000, 0, "-"),
        new DecideRatio("routing.decide.100000-agents", 100_000, 0, ">= 500000"),
    ];
}
