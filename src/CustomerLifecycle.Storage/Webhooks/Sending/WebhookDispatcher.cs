using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Sends what is due to the endpoints, each on its own: one that is slow or down holds up no other.</summary>
/// <remarks>Thread-safe. Over all processes on one database only one sends at a time; the right to do so dies with its process. A process
/// that dies between a request and storing its outcome leaves the message to be sent again, under the same identifier.</remarks>
public sealed class WebhookDispatcher : IDisposable
{
    private const int PassSize = 256;

    private readonly IDueStore _due;
    private readonly WebhookTurn _turn;
    private readonly CommitSignal _signal;
    private readonly TimeProvider _timeProvider;
    private readonly int _maxEndpoints;
    private readonly TimeSpan _pollInterval;
    private readonly SemaphoreSlim _pass = new(1, 1);

    internal WebhookDispatcher(IDueStore due, WebhookTurn turn, CommitSignal signal, TimeProvider timeProvider, IOptions<WebhooksOptions> options, IOptions<StorageOptions> storage)
    {
        (_due, _turn, _signal, _timeProvider) = (due, turn, signal, timeProvider);
        (_maxEndpoints, _pollInterval) = (options.Value.MaxConcurrentEndpoints, storage.Value.PollInterval);
    }

    /// <summary>Sends until nothing is due any more. Attempts that are under way are awaited.</summary>
    /// <param name="cancellationToken">Begins no further attempts; those under way are finished within their timeout and stored.</param>
    /// <returns>The number of attempts; 0 also when another process is sending.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<int> DrainAsync(CancellationToken cancellationToken = default)
    {
        await _pass.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if ((await _due.ReadDueAsync(IWebhookStore.DueKind, _timeProvider.GetUtcNow(), 1, cancellationToken).ConfigureAwait(false)).Count == 0
                || await _due.TryLockAsync(IWebhookStore.DueKind, cancellationToken).ConfigureAwait(false) is not { } right)
            {
                return 0;
            }

            await using (right.ConfigureAwait(false))
            {
                return await SendAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _pass.Release();
        }
    }

    /// <summary>When the next message is due.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>UTC, maybe in the past; <see langword="null"/> when nothing waits.</returns>
    public Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken = default) => _due.NextAsync([IWebhookStore.DueKind], cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _pass.Dispose();

    private async Task<int> SendAsync(CancellationToken cancellationToken)
    {
        int attempts = 0;
        Dictionary<(TenantId, string), Task<int>> turns = [];
        bool woken = false;
        try
        {
            while (true)
            {
                Task committed = _signal.NextDue;
                int before = turns.Count;
                foreach (DueItem item in await ReadAsync(turns.Count, cancellationToken).ConfigureAwait(false))
                {
                    if (turns.Count < _maxEndpoints && !turns.ContainsKey((item.Tenant, item.Key)))
                    {
                        // On a thread of its own: an in-process database runs synchronously.
                        turns.Add((item.Tenant, item.Key), Task.Run(() => _turn.RunAsync(item, cancellationToken), CancellationToken.None));
                    }
                }

                if (turns.Count == 0)
                {
                    return attempts;
                }

                if (woken && turns.Count == before)
                {
                    await IdlePause.TakeAsync(cancellationToken).ConfigureAwait(false);
                }

                await WaitAsync(turns.Values, committed, cancellationToken).ConfigureAwait(false);
                woken = committed.IsCompleted;
                foreach ((TenantId, string) ended in turns.Where(turn => turn.Value.IsCompleted).Select(turn => turn.Key).ToList())
                {
                    turns.Remove(ended, out Task<int>? turn);
                    attempts += await turn!.ConfigureAwait(false);
                }
            }
        }
        finally
        {
            // Whatever ended the loop: the right is given back only when nothing is on its way any more.
            Task rest = Task.WhenAll(turns.Values);
            await rest.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task<IReadOnlyList<DueItem>> ReadAsync(int busy, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _due.ReadDueAsync(IWebhookStore.DueKind, _timeProvider.GetUtcNow(), PassSize + busy, cancellationToken);
    }

    /// <summary>Until a turn ends, or there may be something for another endpoint.</summary>
    private async Task WaitAsync(IEnumerable<Task> turns, Task committed, CancellationToken cancellationToken)
    {
        using CancellationTokenSource wait = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny([.. turns, committed, Task.Delay(_pollInterval, _timeProvider, wait.Token)]).ConfigureAwait(false);
        await wait.CancelAsync().ConfigureAwait(false);
    }
}
