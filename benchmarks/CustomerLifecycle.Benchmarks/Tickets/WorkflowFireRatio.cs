using CustomerLifecycle.Benchmarks.Ratios;

namespace CustomerLifecycle.Benchmarks.Tickets;

/// <summary>What one decision of a compiled workflow costs.</summary>
internal sealed class WorkflowFireRatio : IRatioMeasurement
{
    private const int Decisions = 8_000_000;

    private readonly WorkflowBenchmarkCase _case = new();

    public string Name => "tickets.fire";

    public string Unit => "ns";

    public string BaselineName => "dictionary of lambdas";

    public string Goal => "<= 40 ns, 0 B";

    public Task<string?> PrepareAsync() => Task.FromResult<string?>(null);

    public Task<RatioSample> RunOursAsync() => Task.FromResult(RatioSample.Nanoseconds(Decisions, count =>
    {
        for (int i = 0; i < count; i++)
        {
            (string state, string trigger) = _case.Steps[i & 7];
            if (!_case.Compiled.Fire(state, trigger, _case.Context).IsMoved)
            {
                throw new InvalidOperationException($"'{trigger}' was refused in '{state}'.");
            }
        }
    }));

    public Task<RatioSample> RunBaselineAsync() => Task.FromResult(RatioSample.Nanoseconds(Decisions, count =>
    {
        for (int i = 0; i < count; i++)
        {
            (string state, string trigger) = _case.Steps[i & 7];
            if (_case.Naive.Fire(state, trigger, _case.Context) is null)
            {
                throw new InvalidOperationException($"'{trigger}' was refused in '{state}'.");
            }
        }
    }));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
