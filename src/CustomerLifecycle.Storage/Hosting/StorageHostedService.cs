using Microsoft.Extensions.DependencyInjection;
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
    private static readonly TimeSpan LongestPurgeInterval = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _never = new();
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
            TimeSpan retention = options.Value.Retention;
            TimeSpan purgeInterval = retention / 24 < LongestPurgeInterval ? retention / 24 : LongestPurgeInterval;
            // On threads of their own: an in-process database runs synchronously, and a backlog must not hold up the start.
            _loops = Task.WhenAll(
                Task.Run(() => LoopAsync("outbox", options.Value.PollInterval, outbox.DrainAsync, () => signal.NextEvents), CancellationToken.None),
                Task.Run(() => LoopAsync("due", options.Value.PollInterval, due.BeginAsync, () => signal.NextDue), CancellationToken.None),
                Task.Run(() => LoopAsync("purge", purgeInterval, token => store.PurgeAsync(timeProvider.GetUtcNow() - retention, token), () => _never.Task), CancellationToken.None));
        }

        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _loops.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (options.Value.RunDispatchers)
        {
            await services.GetRequiredService<DueDispatcher>().EndAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    private async Task LoopAsync(string name, TimeSpan interval, Func<CancellationToken, Task<int>> work, Func<Task> next)
    {
        bool woken = false;
        while (!_stopping.IsCancellationRequested)
        {
            Task raised = next();
            try
            {
                if (await work(_stopping.Token).ConfigureAwait(false) == 0 && woken)
                {
                    await IdlePause.TakeAsync(_stopping.Token).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The database may be away for a while; what was committed waits and is dispatched when it is back.
                LogLoopFailed(logger, name, Redaction.Text(e.ToString()));
                raised = _never.Task;
            }

            using CancellationTokenSource wait = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
            await Task.WhenAny(raised, Task.Delay(interval, timeProvider, wait.Token)).ConfigureAwait(false);
            await wait.CancelAsync().ConfigureAwait(false);
            woken = raised.IsCompleted;
        }
    }

    [LoggerMessage(1301, LogLevel.Error, "The {Loop} loop failed and tries again. {Error}")]
    private static partial void LogLoopFailed(ILogger logger, string loop, string error);
}
