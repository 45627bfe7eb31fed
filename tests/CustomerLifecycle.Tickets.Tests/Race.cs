namespace CustomerLifecycle.Tickets;

/// <summary>Does things at the same time, each on a thread of its own that starts when all are there.</summary>
internal static class Race
{
    public static async Task<T[]> RunAsync<T>(int runners, Func<int, Task<T>> run)
    {
        using Barrier start = new(runners);
        return await Task.WhenAll(Enumerable.Range(0, runners).Select(i => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return run(i);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
    }
}
