using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Storage;

/// <summary>Opens and migrates the storage before other services start, then runs the dispatchers.</summary>
internal sealed partial class StorageHostedService(
    IServiceProvider services,
    IOptions<StorageOptions> options,
    CommitSignal signal,
    TimeProvider timeProvider,
    ILogger<StorageHostedService> logger) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _loops = Task.CompletedTask;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        // Resolving fails here, at start, when no storage was chosen.
        StorageBackend backend = (StorageBackend)services.GetService(typeof(StorageBackend))!;
        if (backend.Relational is { } relational)
        {
            await relational.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (options.Value.RunDispatchers)
        {
            OutboxDispatcher outbox = (OutboxDispatcher)services.GetService(typeof(OutboxDispatcher))!;
            DueDispatcher due = (DueDispatcher)services.GetService(typeof(DueDispatcher))!;
            IOutboxStore store = (IOutboxStore)services.GetService(typeof(IOutboxStore))!;
            _loops = Task.WhenAll(
                LoopAsync("outbox", options.Value.PollInterval, outbox.DrainAsync),
                LoopAsync("due", options.Value.PollInterval, due.DrainAsync),
                LoopAsync("purge", options.Value.Retention / 24, token => store.PurgeAsync(timeProvider.GetUtcNow() - options.Value.Retention, token)));
        }

        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _loops.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    private async Task LoopAsync(string name, TimeSpan interval, Func<CancellationToken, Task<int>> drain)
    {
        while (!_stopping.IsCancellationRequested)
        {
            Task raised = signal.Next;
            try
            {
                await drain(_stopping.Token).ConfigureAwait(false);
                using CancellationTokenSource wait = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
                await Task.WhenAny(raised, Task.Delay(interval, timeProvider, wait.Token)).ConfigureAwait(false);
                await wait.CancelAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The database may be away for a while; what was committed waits and is dispatched when it is back.
                LogLoopFailed(logger, name, e);
                await Task.WhenAny(Task.Delay(interval, timeProvider, _stopping.Token)).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(1301, LogLevel.Error, "The {Loop} loop failed and tries again.")]
    private static partial void LogLoopFailed(ILogger logger, string loop, Exception exception);
}
