namespace CustomerLifecycle.Storage.KillTarget;

/// <summary>Runs both dispatchers beside the workers.</summary>
internal sealed class Dispatching(OutboxDispatcher outbox, DueDispatcher due, Func<Task<bool>> isWaiting, TimeProvider timeProvider)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    internal Task RunAsync() => Task.WhenAll(Task.Run(() => LoopAsync(() => outbox.DrainAsync())), Task.Run(() => LoopAsync(() => due.DrainAsync())));

    internal async Task FinishAsync()
    {
        while (await isWaiting())
        {
            await outbox.DrainAsync();
            await due.DrainAsync();
            await Task.Delay(Pause, timeProvider);
        }
    }

    private async Task LoopAsync(Func<Task<int>> drain)
    {
        while (true)
        {
            await drain();
            await Task.Delay(Pause, timeProvider);
        }
    }
}
