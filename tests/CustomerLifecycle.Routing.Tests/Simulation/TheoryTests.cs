using CustomerLifecycle.Routing.Simulation;
using CustomerLifecycle.Testing;

namespace CustomerLifecycle.Routing.Tests;

public sealed class ProbeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(100, 90)]
    public void Probe(int n, double a)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var results = Steady.Queue(n, a, Steady.Exponential()).Run(1_000_000, 20);
        var figures = SimulationReporter.Contacts(new Estimator(0.999), ServiceLevelDenominator.Answered, [.. results.Select(r => r.Types[0])]);
        output.WriteLine($"{clock.Elapsed.TotalSeconds} {figures.DelayProbability} {figures.MeanWaitSeconds} {figures.Arrivals}");
    }
}
