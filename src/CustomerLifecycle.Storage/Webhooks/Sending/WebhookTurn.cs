using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Sends to one endpoint what is due for it, up to a page: streams side by side, the messages of a stream one after the other.</summary>
internal sealed partial class WebhookTurn(
    IWebhookStore store,
    IDueStore due,
    WebhookSender sender,
    IWebhookSecretProtector protector,
    TimeProvider timeProvider,
    IOptions<WebhooksOptions> options,
    ILogger<WebhookTurn> logger)
{
    private const int PageSize = 64;
    private const string Disabled = "The endpoint is disabled.";

    /// <returns>The number of attempts made.</returns>
    internal async Task<int> RunAsync(DueItem item, CancellationToken cancellationToken)
    {
        WebhookEndpointId id = new(item.Key);
        StoredEndpoint? stored = await store.FindAsync(item.Tenant, id, cancellationToken).ConfigureAwait(false);
        if (stored is not { Endpoint.IsEnabled: true })
        {
            // An event may have been queued while the endpoint was disabled or removed.
            await store.KillAsync(item.Tenant, id, Disabled, cancellationToken).ConfigureAwait(false);
            if (stored is null)
            {
                await store.RemoveDeadAsync(item.Tenant, new WebhookSelection { Endpoint = id }, cancellationToken).ConfigureAwait(false);
            }

            await due.CompleteAsync(item, cancellationToken).ConfigureAwait(false);
            return 0;
        }

        DateTimeOffset now = timeProvider.GetUtcNow();
        if (stored.Endpoint.PausedUntil is { } paused && paused > now)
        {
            await due.FailAsync(item, paused, "", cancellationToken).ConfigureAwait(false);
            return 0;
        }

        IReadOnlyList<QueuedWebhook> page = await store.ReadDueAsync(item.Tenant, id, now, PageSize, cancellationToken).ConfigureAwait(false);
        (int attempts, DateTimeOffset? pausedUntil) = await SendAsync(stored, page, cancellationToken).ConfigureAwait(false);
        await PutBackAsync(item, pausedUntil).ConfigureAwait(false);
        return attempts;
    }

    private async Task<(int Attempts, DateTimeOffset? PausedUntil)> SendAsync(StoredEndpoint stored, IReadOnlyList<QueuedWebhook> page, CancellationToken cancellationToken)
    {
        int attempts = 0;
        bool stop = false;
        DateTimeOffset? pausedUntil = null;
        Lock gate = new();
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = stored.Endpoint.FailingSince is null ? options.Value.MaxConcurrentPerEndpoint : 1 };
        await Parallel.ForEachAsync(
            page.OrderBy(message => message.Delivery.Sequence).GroupBy(message => message.Delivery.Stream, StringComparer.Ordinal),
            parallel,
            async (stream, _) =>
            {
                foreach (QueuedWebhook message in stream)
                {
                    // When the host stops, what has not begun stays queued.
                    if (Volatile.Read(ref stop) || cancellationToken.IsCancellationRequested)
                    {
                        return;
                    }

                    Interlocked.Increment(ref attempts);
                    (bool delivered, bool goOn, DateTimeOffset? pause) = await AttemptAsync(stored, message).ConfigureAwait(false);
                    lock (gate)
                    {
                        stop |= !goOn || pause is not null;
                        pausedUntil = pause > pausedUntil || pausedUntil is null ? pause ?? pausedUntil : pausedUntil;
                    }

                    if (!delivered)
                    {
                        // The rest of the stream comes in the next turn, so that it does not overtake what merely stumbled.
                        return;
                    }
                }
            }).ConfigureAwait(false);
        return (attempts, pausedUntil);
    }

    private async Task<(bool Delivered, bool GoOn, DateTimeOffset? PausedUntil)> AttemptAsync(StoredEndpoint stored, QueuedWebhook message)
    {
        WebhookEndpoint endpoint = stored.Endpoint;
        DateTimeOffset started = timeProvider.GetUtcNow();
        WebhookAnswer answer = await AnswerAsync(stored, message, started).ConfigureAwait(false);
        if (answer.IsDelivered)
        {
            await store.DeliveredAsync(message.Delivery, CancellationToken.None).ConfigureAwait(false);
            return (true, true, null);
        }

        DateTimeOffset now = timeProvider.GetUtcNow();
        WebhookDelivery attempted = message.Delivery with { Attempts = message.Delivery.Attempts + 1, AttemptedAt = started, Status = answer.Status, Error = answer.Error };
        attempted = attempted with { NextAt = WebhookRetries.NextAt(attempted, answer, now, options.Value) };
        DateTimeOffset? pausedUntil = WebhookRetries.PausedUntil(answer, now, options.Value);
        LogFailed(logger, endpoint.Id.Value, attempted.EventType, attempted.Attempts, attempted.IsDead, answer.Error!);
        if (attempted.IsDead)
        {
            StorageTelemetry.RecordDeadWebhook();
        }

        await store.FailedAsync(attempted, pausedUntil, CancellationToken.None).ConfigureAwait(false);
        string? end = answer.IsGone ? "The endpoint answered 410 Gone: it does not want any more."
            : now - (endpoint.FailingSince ?? now) >= options.Value.DisableAfterFailingFor ? $"Nothing has succeeded since {endpoint.FailingSince:u}. The last attempt: {answer.Error}"
            : null;
        if (end is not null)
        {
            await DisableAsync(endpoint, end, givenUp: !answer.IsGone).ConfigureAwait(false);
        }

        return (false, end is null, pausedUntil);
    }

    private async Task<WebhookAnswer> AnswerAsync(StoredEndpoint stored, QueuedWebhook message, DateTimeOffset now)
    {
        WebhookEndpoint endpoint = stored.Endpoint;
        List<WebhookSecret> secrets;
        try
        {
            secrets = [.. stored.Secrets.Where(secret => secret.IsValid(now)).Select(secret => protector.Unprotect(endpoint.Tenant, endpoint.Id, secret.Protected))];
        }
        catch (Exception e)
        {
            // The protector is the host's and may throw anything; the message is kept and tried again.
            return new WebhookAnswer(null, "The secret of the endpoint cannot be read. " + StorageErrors.Summarize(e));
        }

        return await sender.SendAsync(endpoint.Settings.Url, message.Delivery.Id, message.Body, secrets).ConfigureAwait(false);
    }

    private async Task DisableAsync(WebhookEndpoint seen, string reason, bool givenUp)
    {
        // Read anew: a command may have changed it meanwhile. Where one does so right now, the next attempt comes here again.
        if (await store.FindAsync(seen.Tenant, seen.Id, CancellationToken.None).ConfigureAwait(false) is not { Endpoint.IsEnabled: true } stored)
        {
            return;
        }

        DateTimeOffset now = timeProvider.GetUtcNow();
        WebhookEndpoint disabled = stored.Endpoint with { DisabledAt = now, DisabledReason = reason, UpdatedAt = now, Version = stored.Endpoint.Version + 1 };
        if ((await store.UpdateAsync(stored with { Endpoint = disabled, IsGivenUp = givenUp }, null, CancellationToken.None).ConfigureAwait(false)).IsApplied)
        {
            LogDisabled(logger, seen.Id.Value, reason);
        }
    }

    private async Task PutBackAsync(DueItem item, DateTimeOffset? pausedUntil)
    {
        // Guarded by the item's stamp: what was queued meanwhile has scheduled it anew, and that stays.
        DateTimeOffset? next = await store.NextAsync(item.Tenant, new(item.Key), CancellationToken.None).ConfigureAwait(false);
        if (next is null)
        {
            await due.CompleteAsync(item, CancellationToken.None).ConfigureAwait(false);
            return;
        }

        DateTimeOffset at = pausedUntil > next ? pausedUntil.Value : next.Value;
        DateTimeOffset now = timeProvider.GetUtcNow();
        // Others that are due go first.
        await due.FailAsync(item, at > now ? at : now, "", CancellationToken.None).ConfigureAwait(false);
    }

    [LoggerMessage(1401, LogLevel.Warning, "A webhook to the endpoint {Endpoint} about {EventType} failed at attempt {Attempt}; dead letter: {Dead}. {Error}")]
    private static partial void LogFailed(ILogger logger, string endpoint, string eventType, int attempt, bool dead, string error);

    [LoggerMessage(1402, LogLevel.Error, "The webhook endpoint {Endpoint} was disabled. {Reason}")]
    private static partial void LogDisabled(ILogger logger, string endpoint, string reason);
}
