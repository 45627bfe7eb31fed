using CustomerLifecycle.Benchmarks.Ratios;

namespace CustomerLifecycle.Benchmarks.Tickets;

/// <summary>What it costs to say which triggers are permitted, as a list and into a buffer of the caller's.</summary>
internal sealed class WorkflowPermittedRatio(bool intoBuffer) : IRatioMeasurement
{
    private const int Questions = 2_000_000;

    private readonly WorkflowBenchmarkCase _case = new();

    public string Name => intoBuffer ? "tickets.permitted.buffer" : "tickets.permitted";

    public string Unit => "ns";

    public string BaselineName => "dictionary of lambdas";

    public string Goal => intoBuffer ? "<= 1000 ns, 0 B" : "<= 1000 ns";

    public Task<string?> PrepareAsync() => Task.FromResult<string?>(null);

    public Task<RatioSample> RunOursAsync() => Task.FromResult(RatioSample.Nanoseconds(Questions, intoBuffer ? AskIntoBuffer : AskForList));

    public Task<RatioSample> RunBaselineAsync() => Task.FromResult(RatioSample.Nanoseconds(Questions, count =>
    {
        for (int i = 0; i < count; i++)
        {
            Check(_case.Naive.PermittedTriggers(_case.Steps[i & 7].State, _case.Context).Count);
        }
    }));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void AskForList(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Check(_case.Compiled.PermittedTriggers(_case.Steps[i & 7].State, _case.Context).Count);
        }
    }

    private void AskIntoBuffer(int count)
    {
        string[] buffer = new string[_case.Compiled.MaximumTriggers];
        for (int i = 0; i < count; i++)
        {
            Check(_case.Compiled.PermittedTriggers(_case.Steps[i & 7].State, _case.Context, buffer));
        }
    }

    private static void Check(int permitted)
    {
        if (permitted == 0)
        {
            throw new InvalidOperationException("Nothing is permitted, though every step of the walk is.");
        }
    }
}
