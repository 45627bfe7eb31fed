using CustomerLifecycle.Storage.Webhooks;

namespace CustomerLifecycle.Storage.Tests.Webhooks;

/// <summary>Loses the outcome of an attempt, as a process does that dies after the answer came.</summary>
internal sealed class CrashingStore(IWebhookStore inner) : IWebhookStore
{
    public bool Crashes { get; set; }

    public Task DeliveredAsync(WebhookDelivery delivery, CancellationToken cancellationToken) =>
        Crashes ? throw new StorageException("gone") : inner.DeliveredAsync(delivery, cancellationToken);

    public Task<CommitResult?> FindAppliedAsync(TenantId tenant, string idempotencyKey, CancellationToken cancellationToken) => inner.FindAppliedAsync(tenant, idempotencyKey, cancellationToken);

    public Task<StoredEndpoint?> FindAsync(TenantId tenant, WebhookEndpointId endpoint, CancellationToken cancellationToken) => inner.FindAsync(tenant, endpoint, cancellationToken);

    public Task<IReadOnlyList<StoredEndpoint>> ListAsync(TenantId tenant, WebhookEndpointId? after, int take, CancellationToken cancellationToken) => inner.ListAsync(tenant, after, take, cancellationToken);

    public Task<IReadOnlyList<WebhookEndpoint>> ListEnabledAsync(TenantId tenant, CancellationToken cancellationToken) => inner.ListEnabledAsync(tenant, cancellationToken);

    public Task<CommitResult> AddAsync(StoredEndpoint endpoint, string? idempotencyKey, CancellationToken cancellationToken) => inner.AddAsync(endpoint, idempotencyKey, cancellationToken);

    public Task<CommitResult> UpdateAsync(StoredEndpoint endpoint, string? idempotencyKey, CancellationToken cancellationToken) => inner.UpdateAsync(endpoint, idempotencyKey, cancellationToken);

    public Task<CommitResult> RemoveAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken) => inner.RemoveAsync(endpoint, cancellationToken);

    public Task<CommitResult> EnqueueAsync(IReadOnlyList<QueuedWebhook> messages, string idempotencyKey, CancellationToken cancellationToken) => inner.EnqueueAsync(messages, idempotencyKey, cancellationToken);

    public Task<IReadOnlyList<QueuedWebhook>> ReadDueAsync(TenantId tenant, WebhookEndpointId endpoint, DateTimeOffset now, int take, CancellationToken cancellationToken) =>
        inner.ReadDueAsync(tenant, endpoint, now, take, cancellationToken);

    public Task<DateTimeOffset?> NextAsync(TenantId tenant, WebhookEndpointId endpoint, CancellationToken cancellationToken) => inner.NextAsync(tenant, endpoint, cancellationToken);

    public Task FailedAsync(WebhookDelivery delivery, DateTimeOffset? pausedUntil, CancellationToken cancellationToken) => inner.FailedAsync(delivery, pausedUntil, cancellationToken);

    public Task KillAsync(TenantId tenant, WebhookEndpointId endpoint, string error, CancellationToken cancellationToken) => inner.KillAsync(tenant, endpoint, error, cancellationToken);

    public Task<IReadOnlyList<WebhookDelivery>> ListDeliveriesAsync(TenantId tenant, WebhookDeliveryQuery query, CancellationToken cancellationToken) => inner.ListDeliveriesAsync(tenant, query, cancellationToken);

    public Task<int> ReplayAsync(TenantId tenant, WebhookSelection selection, DateTimeOffset now, CancellationToken cancellationToken) => inner.ReplayAsync(tenant, selection, now, cancellationToken);

    public Task<int> RemoveDeadAsync(TenantId tenant, WebhookSelection selection, CancellationToken cancellationToken) => inner.RemoveDeadAsync(tenant, selection, cancellationToken);

    public Task<IReadOnlyList<QueuedWebhook>> ReadAllAsync(TenantId tenant, long after, int take, CancellationToken cancellationToken) => inner.ReadAllAsync(tenant, after, take, cancellationToken);

    public Task RemoveAsync(WebhookDelivery delivery, CancellationToken cancellationToken) => inner.RemoveAsync(delivery, cancellationToken);

    public Task<(long GivenUp, long Dead)> CountTroubleAsync(DateTimeOffset since, int most, CancellationToken cancellationToken) => inner.CountTroubleAsync(since, most, cancellationToken);
}
