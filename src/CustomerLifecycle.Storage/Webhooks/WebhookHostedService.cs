using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Sends webhooks in the background, beside the loops of the storage: a slow receiver must not hold up deadlines.</summary>
internal sealed partial class WebhookHostedService(
    WebhookDispatcher dispatcher, CommitSignal signal, IOptions<StorageOptions> options, TimeProvider timeProvider, ILogger<WebhookHostedService> logger) : BackgroundService
{
    private readonly TaskCompletionSource _never = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bool woken = false;
        while (options.Value.RunDispatchers && !stoppingToken.IsCancellationRequested)
        {
            Task committed = signal.NextDue;
            try
            {
                // On a thread of its own: an in-process database runs synchronously, and a backlog must not hold up the start.
                if (await Task.Run(() => dispatcher.DrainAsync(stoppingToken), CancellationToken.None).ConfigureAwait(false) == 0 && woken)
                {
                    await IdlePause.TakeAsync(stoppingToken).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The database may be away for a while; what is queued waits and is sent when it is back.
                LogFailed(logger, Redaction.Text(e.ToString()));
                committed = _never.Task;
            }

            using CancellationTokenSource wait = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(committed, Task.Delay(options.Value.PollInterval, timeProvider, wait.Token)).ConfigureAwait(false);
            await wait.CancelAsync().ConfigureAwait(false);
            woken = committed.IsCompleted;
        }
    }

    [LoggerMessage(1403, LogLevel.Error, "Sending webhooks failed and is tried again. {Error}")]
    private static partial void LogFailed(ILogger logger, string error);
}
