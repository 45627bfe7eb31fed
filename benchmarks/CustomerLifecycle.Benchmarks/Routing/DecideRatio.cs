using CustomerLifecycle.Benchmarks.Ratios;

namespace CustomerLifecycle.Benchmarks.Routing;

/// <summary>A pool against a scan of all agents and all waiting contacts.</summary>
internal sealed class DecideRatio(string name, DecideCase size, string goal) : IRatioMeasurement
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
        (_pool, _naive) = (new DecideLoad(size), new NaiveRouter(size.Agents, size.Waiting));
        return Task.FromResult<string?>(null);
    }

    public Task<RatioSample> RunOursAsync() => RatioSample.PerSecondAsync(() =>
    {
        _pool!.Run(Decisions);
        return Task.FromResult((long)Decisions);
    });

    public Task<RatioSample> RunBaselineAsync() => RatioSample.PerSecondAsync(() =>
    {
        int decisions = NaiveDecisions(size);
        _naive!.Run(decisions);
        return Task.FromResult((long)decisions);
    });

    /// <summary>As many decisions as a scan does in about the time of a round.</summary>
    internal static int NaiveDecisions(DecideCase size) => Math.Clamp(Visits / (size.Agents + size.Waiting), 20, Decisions);

    public ValueTask DisposeAsync()
    {
        (_pool, _naive) = (null, null);
        return ValueTask.CompletedTask;
    }
}
