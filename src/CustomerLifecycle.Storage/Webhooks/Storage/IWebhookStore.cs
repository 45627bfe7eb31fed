namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Keeps endpoints and what was not delivered to them. What becomes due for an endpoint is one item of the due-time index.</summary>
internal interface IWebhookStore
{
    /// <summary>The kind of items in the due-time index; their keys are endpoints.</summary>
    const string DueKind = "storage.webhook";

    Task<CommitResult?> FindAppliedAsync(TenantId tenant, string idempotencyKey, CancellationToken cancellationToken);

    Task<StoredEndpoint?> FindAsync(TenantId tenant, WebhookEndpointId endpoint, CancellationToken cancellationToken);

    Task<IReadOnlyList<StoredEndpoint>> ListAsync(TenantId tenant, WebhookEndpointId? after, int take, CancellationToken cancellationToken);

    /// <summary>The settings of the endpoints that events are queued for.</summary>
    Task<IReadOnlyList<WebhookEndpoint>> ListEnabledAsync(TenantId tenant, CancellationToken cancellationToken);

    Task<CommitResult> AddAsync(StoredEndpoint endpoint, string? idempotencyKey, CancellationToken cancellationToken);

    /// <summary>Replaces an endpoint whose version is one less. A disabled one leaves nothing waiting: that becomes dead letters.</summary>
    Task<CommitResult> UpdateAsync(StoredEndpoint endpoint, string? idempotencyKey, CancellationToken cancellationToken);

    /// <summary>Removes an endpoint of this version with everything that was not delivered to it.</summary>
    Task<CommitResult> RemoveAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>Queues messages under the key; one that is there already stays as it is.</summary>
    Task<CommitResult> EnqueueAsync(IReadOnlyList<QueuedWebhook> messages, string idempotencyKey, CancellationToken cancellationToken);

    /// <summary>What is due for an endpoint, the longest overdue first.</summary>
    Task<IReadOnlyList<QueuedWebhook>> ReadDueAsync(TenantId tenant, WebhookEndpointId endpoint, DateTimeOffset now, int take, CancellationToken cancellationToken);

    /// <summary>When the next attempt for an endpoint is due; null when nothing waits.</summary>
    Task<DateTimeOffset?> NextAsync(TenantId tenant, WebhookEndpointId endpoint, CancellationToken cancellationToken);

    /// <summary>Removes a delivered message, and what the endpoint's failures had left.</summary>
    Task DeliveredAsync(WebhookDelivery delivery, CancellationToken cancellationToken);

    /// <summary>Stores a failed attempt, unless another one was stored meanwhile, and what it means for the endpoint.</summary>
    /// <param name="delivery">After the attempt.</param>
    /// <param name="pausedUntil">Nothing is sent before; null leaves it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task FailedAsync(WebhookDelivery delivery, DateTimeOffset? pausedUntil, CancellationToken cancellationToken);

    /// <summary>Makes dead letters of what waits for an endpoint.</summary>
    Task KillAsync(TenantId tenant, WebhookEndpointId endpoint, string error, CancellationToken cancellationToken);

    Task<IReadOnlyList<WebhookDelivery>> ListDeliveriesAsync(TenantId tenant, WebhookDeliveryQuery query, CancellationToken cancellationToken);

    Task<int> ReplayAsync(TenantId tenant, WebhookSelection selection, DateTimeOffset now, CancellationToken cancellationToken);

    Task<int> RemoveDeadAsync(TenantId tenant, WebhookSelection selection, CancellationToken cancellationToken);

    /// <summary>What was not delivered, with the bodies, after a place.</summary>
    Task<IReadOnlyList<QueuedWebhook>> ReadAllAsync(TenantId tenant, long after, int take, CancellationToken cancellationToken);

    Task RemoveAsync(WebhookDelivery delivery, CancellationToken cancellationToken);

    /// <summary>Over all tenants: the endpoints that were given up, and the dead letters of endpoints that are not disabled, since an instant; no more of
    /// each than are asked for.</summary>
    Task<(long GivenUp, long Dead)> CountTroubleAsync(DateTimeOffset since, int most, CancellationToken cancellationToken);
}
