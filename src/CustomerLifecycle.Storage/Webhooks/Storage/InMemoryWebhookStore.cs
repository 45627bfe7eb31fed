namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Keeps endpoints in memory, for tests and trials. Everything it holds is immutable.</summary>
internal sealed partial class InMemoryWebhookStore(InMemoryStorage storage) : IWebhookStore
{
    private readonly Dictionary<(TenantId Tenant, WebhookEndpointId Id), StoredEndpoint> _endpoints = [];

    public Task<CommitResult?> FindAppliedAsync(TenantId tenant, string idempotencyKey, CancellationToken cancellationToken) =>
        Task.FromResult(storage.FindApplied(tenant, idempotencyKey));

    public Task<StoredEndpoint?> FindAsync(TenantId tenant, WebhookEndpointId endpoint, CancellationToken cancellationToken) =>
        Task.FromResult(storage.Read(() => _endpoints.GetValueOrDefault((tenant, endpoint))));

    public Task<IReadOnlyList<StoredEndpoint>> ListAsync(TenantId tenant, WebhookEndpointId? after, int take, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredEndpoint>>(storage.Read(() => OfTenant(tenant)
            .Where(stored => string.CompareOrdinal(stored.Endpoint.Id.Value, after?.Value ?? "") > 0)
            .Take(take)
            .ToList()));

    public Task<IReadOnlyList<WebhookEndpoint>> ListEnabledAsync(TenantId tenant, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<WebhookEndpoint>>(storage.Read(() => OfTenant(tenant).Select(stored => stored.Endpoint).Where(endpoint => endpoint.IsEnabled).ToList()));

    public Task<CommitResult> AddAsync(StoredEndpoint endpoint, string? idempotencyKey, CancellationToken cancellationToken) =>
        CommitAsync(endpoint.Endpoint, [], idempotencyKey, () => _endpoints.TryAdd((endpoint.Endpoint.Tenant, endpoint.Endpoint.Id), endpoint));

    public Task<CommitResult> UpdateAsync(StoredEndpoint endpoint, string? idempotencyKey, CancellationToken cancellationToken)
    {
        WebhookEndpoint changed = endpoint.Endpoint;
        return CommitAsync(changed, WebhookDue.Of(changed), idempotencyKey, () =>
        {
            if (_endpoints.GetValueOrDefault((changed.Tenant, changed.Id))?.Endpoint.Version != changed.Version - 1)
            {
                return false;
            }

            _endpoints[(changed.Tenant, changed.Id)] = endpoint;
            if (!changed.IsEnabled)
            {
                Kill(changed.Tenant, changed.Id, changed.DisabledReason!);
            }

            return true;
        });
    }

    public Task<CommitResult> RemoveAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken) =>
        CommitAsync(endpoint, [WebhookDue.None(endpoint.Id)], null, () =>
        {
            if (_endpoints.GetValueOrDefault((endpoint.Tenant, endpoint.Id))?.Endpoint.Version != endpoint.Version)
            {
                return false;
            }

            _endpoints.Remove((endpoint.Tenant, endpoint.Id));
            foreach (QueuedWebhook message in OfEndpoint(endpoint.Tenant, endpoint.Id).ToList())
            {
                _messages.Remove(message.Delivery.Sequence);
            }

            return true;
        });

    public Task<(long GivenUp, long Dead)> CountTroubleAsync(DateTimeOffset since, int most, CancellationToken cancellationToken) => Task.FromResult(storage.Read(() => (
        (long)_endpoints.Values.Where(stored => stored.IsGivenUp && stored.Endpoint.DisabledAt >= since).Take(most).Count(),
        (long)_messages.Values.Select(message => message.Delivery)
            .Where(delivery => delivery.IsDead && delivery.AttemptedAt >= since && _endpoints.GetValueOrDefault((delivery.Tenant, delivery.Endpoint)) is { Endpoint.IsEnabled: true })
            .Take(most).Count())));

    private IEnumerable<StoredEndpoint> OfTenant(TenantId tenant) => _endpoints.Values
        .Where(stored => stored.Endpoint.Tenant == tenant)
        .OrderBy(stored => stored.Endpoint.Id.Value, StringComparer.Ordinal);

    private Task<CommitResult> CommitAsync(WebhookEndpoint endpoint, IReadOnlyList<DueChange> due, string? idempotencyKey, Func<bool> apply) =>
        Task.FromResult(storage.Commit(
            new StorageCommit { Tenant = endpoint.Tenant, Stream = WebhookDue.Stream(endpoint.Id), Due = due, IdempotencyKey = idempotencyKey, Result = endpoint.Id.Value }, apply));
}
