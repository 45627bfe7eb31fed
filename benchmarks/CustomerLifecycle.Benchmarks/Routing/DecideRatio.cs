using CustomerLifecycle.Benchmarks.Ratios;

namespace CustomerLifecycle.Benchmarks.Routing;

/// <summary>A pool against a scan of all agents and all waiting contacts.</summary>
internal sealed class DecideRatio(string name, int agents, int waiting, string goal) : IRatioMeasurement
{
    private const int Decisions = 200_000;
    private const int Visits = 20_000_000;

    private DecideLoad? _pool;
    private NaiveRouter? _naive;

    public string Name => name;

    public string Unit => "1/s";

    public string BaselineName => "scan and sort";

    public string Goal => goal;

    public Task<string?> PrepareAsync()
    {
        (_pool, _naive) = (new DecideLoad(agents, waiting), new NaiveRouter(agents, waiting));
        return Task.FromResult<string?>(null);
    }

    public Task<RatioSample> RunOursAsync() => RatioSample.PerSecondAsync(() =>
    {
        _pool!.Run(Decisions);
        return Task.FromResult((long)Decisions);
    });

    public Task<RatioSample> RunBaselineAsync() => RatioSample.PerSecondAsync(() =>
    {
        // As many as it does in about the time of a round.
        int decisions = Math.Clamp(Visits / (agents + waiting), 100, Decisions);
        _naive!.Run(decisions);
        return Task.FromResult((long)decisions);
    });

    public ValueTask DisposeAsync()
    {
        (_pool, _naive) = (null, null);
        return ValueTask.CompletedTask;
    }
}
