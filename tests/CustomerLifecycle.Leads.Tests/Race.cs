namespace CustomerLifecycle.Leads.Tests;

internal static class Race
{
    /// <summary>Runs the work on as many threads, which all start at the same moment.</summary>
    public static async Task RunAsync(int workers, Func<int, Task> work)
    {
        using var barrier = new Barrier(workers);
        var finished = Enumerable.Range(0, workers).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToArray();
        for (var i = 0; i < workers; i++)
        {
            var worker = i;
            new Thread(() =>
            {
                try
                {
                    barrier.SignalAndWait();
                    work(worker).GetAwaiter().GetResult();
                    finished[worker].SetResult();
                }
                catch (Exception exception)
                {
                    finished[worker].SetException(exception);
                }
            })
            {
                IsBackground = true,
            }.Start();
        }
        await Task.WhenAll(finished.Select(source => source.Task));
    }
}
