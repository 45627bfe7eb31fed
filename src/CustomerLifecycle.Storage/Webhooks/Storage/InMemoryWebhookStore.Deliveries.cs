namespace CustomerLifecycle.Storage.Webhooks;

internal sealed partial class InMemoryWebhookStore
{
    private readonly SortedDictionary<long, QueuedWebhook> _messages = [];
    private long _last;

    public Task<CommitResult> EnqueueAsync(IReadOnlyList<QueuedWebhook> messages, string idempotencyKey, CancellationToken cancellationToken)
    {
        WebhookDelivery first = messages[0].Delivery;
        StorageCommit commit = new()
        {
            Tenant = first.Tenant,
            Stream = first.Stream,
            Due = [.. messages.Select(message => WebhookDue.At(message.Delivery.Endpoint, message.Delivery.CreatedAt))],
            IdempotencyKey = idempotencyKey,
        };
        return Task.FromResult(storage.Commit(commit, () =>
        {
            foreach (QueuedWebhook message in messages)
            {
                if (!OfEndpoint(first.Tenant, message.Delivery.Endpoint).Any(known => string.Equals(known.Delivery.Id, message.Delivery.Id, StringComparison.Ordinal)))
                {
                    _last++;
                    _messages.Add(_last, message with { Delivery = message.Delivery with { Sequence = _last } });
                }
            }

            return true;
        }));
    }

    public Task<IReadOnlyList<QueuedWebhook>> ReadDueAsync(TenantId tenant, WebhookEndpointId endpoint, DateTimeOffset now, int take, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<QueuedWebhook>>(storage.Read(() => OfEndpoint(tenant, endpoint)
            .Where(message => message.Delivery.NextAt <= now)
            .OrderBy(message => message.Delivery.NextAt)
            .Take(take)
            .ToList()));

    public Task<DateTimeOffset?> NextAsync(TenantId tenant, WebhookEndpointId endpoint, CancellationToken cancellationToken) =>
        Task.FromResult(storage.Read(() => OfEndpoint(tenant, endpoint).Min(message => message.Delivery.NextAt)));

    public Task DeliveredAsync(WebhookDelivery delivery, CancellationToken cancellationToken) => CommitAsync(delivery, () =>
    {
        _messages.Remove(delivery.Sequence);
        Change(delivery, endpoint => endpoint with { FailingSince = null, PausedUntil = null });
    });

    public Task FailedAsync(WebhookDelivery delivery, DateTimeOffset? pausedUntil, CancellationToken cancellationToken) => CommitAsync(delivery, () =>
    {
        if (_messages.TryGetValue(delivery.Sequence, out QueuedWebhook? message) && !message.Delivery.IsDead && message.Delivery.Attempts == delivery.Attempts - 1)
        {
            _messages[delivery.Sequence] = message with { Delivery = delivery };
        }

        Change(delivery, endpoint => endpoint with { FailingSince = endpoint.FailingSince ?? delivery.AttemptedAt, PausedUntil = pausedUntil ?? endpoint.PausedUntil });
    });

    public Task KillAsync(TenantId tenant, WebhookEndpointId endpoint, string error, CancellationToken cancellationToken) => Task.FromResult(storage.Commit(
        new StorageCommit { Tenant = tenant, Stream = WebhookDue.Stream(endpoint) },
        () =>
        {
            Kill(tenant, endpoint, error);
            return true;
        }));

    public Task<IReadOnlyList<WebhookDelivery>> ListDeliveriesAsync(TenantId tenant, WebhookDeliveryQuery query, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<WebhookDelivery>>(storage.Read(() => _messages.Values
            .Select(message => message.Delivery)
            .Where(delivery => delivery.Tenant == tenant && delivery.IsDead == query.Dead && delivery.Sequence > query.After && (query.Endpoint is null || delivery.Endpoint == query.Endpoint))
            .Take(query.Take)
            .ToList()));

    public Task<int> ReplayAsync(TenantId tenant, WebhookSelection selection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<WebhookDelivery> selected = storage.Read(() => Selected(tenant, selection).Where(delivery => _endpoints.GetValueOrDefault((tenant, delivery.Endpoint)) is { Endpoint.IsEnabled: true }).ToList());
        storage.Commit(
            new StorageCommit { Tenant = tenant, Stream = "webhook/replay", Due = [.. selected.Select(delivery => delivery.Endpoint).Distinct().Select(endpoint => WebhookDue.At(endpoint, now))] },
            () =>
            {
                foreach (WebhookDelivery delivery in selected.Where(delivery => _messages.ContainsKey(delivery.Sequence)))
                {
                    _messages[delivery.Sequence] = _messages[delivery.Sequence] with { Delivery = delivery with { Attempts = 0, NextAt = now } };
                }

                return true;
            });
        return Task.FromResult(selected.Count);
    }

    public Task<int> RemoveDeadAsync(TenantId tenant, WebhookSelection selection, CancellationToken cancellationToken)
    {
        int removed = 0;
        storage.Commit(
            new StorageCommit { Tenant = tenant, Stream = "webhook/remove" },
            () =>
            {
                removed = Selected(tenant, selection).ToList().Count(delivery => _messages.Remove(delivery.Sequence));
                return true;
            });
        return Task.FromResult(removed);
    }

    public Task<IReadOnlyList<QueuedWebhook>> ReadAllAsync(TenantId tenant, long after, int take, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<QueuedWebhook>>(storage.Read(() => _messages.Values
            .Where(message => message.Delivery.Tenant == tenant && message.Delivery.Sequence > after)
            .Take(take)
            .ToList()));

    public Task RemoveAsync(WebhookDelivery delivery, CancellationToken cancellationToken) => CommitAsync(delivery, () => _messages.Remove(delivery.Sequence));

    private IEnumerable<QueuedWebhook> OfEndpoint(TenantId tenant, WebhookEndpointId endpoint) =>
        _messages.Values.Where(message => message.Delivery.Tenant == tenant && message.Delivery.Endpoint == endpoint);

    private IEnumerable<WebhookDelivery> Selected(TenantId tenant, WebhookSelection selection) => _messages.Values
        .Select(message => message.Delivery)
        .Where(delivery => delivery.Tenant == tenant
            && delivery.IsDead
            && (selection.Endpoint is null || delivery.Endpoint == selection.Endpoint)
            && (selection.Id is null || string.Equals(delivery.Id, selection.Id, StringComparison.Ordinal))
            && !(delivery.CreatedAt < selection.Since)
            && !(delivery.CreatedAt >= selection.Before));

    private void Kill(TenantId tenant, WebhookEndpointId endpoint, string error)
    {
        foreach (QueuedWebhook message in OfEndpoint(tenant, endpoint).Where(message => !message.Delivery.IsDead).ToList())
        {
            _messages[message.Delivery.Sequence] = message with { Delivery = message.Delivery with { NextAt = null, Error = error } };
        }
    }

    private void Change(WebhookDelivery delivery, Func<WebhookEndpoint, WebhookEndpoint> change)
    {
        if (_endpoints.TryGetValue((delivery.Tenant, delivery.Endpoint), out StoredEndpoint? stored))
        {
            _endpoints[(delivery.Tenant, delivery.Endpoint)] = stored with { Endpoint = change(stored.Endpoint) };
        }
    }

    private Task CommitAsync(WebhookDelivery delivery, Action apply)
    {
        storage.Commit(new StorageCommit { Tenant = delivery.Tenant, Stream = WebhookDue.Stream(delivery.Endpoint) }, () =>
        {
            apply();
            return true;
        });
        return Task.CompletedTask;
    }
}
