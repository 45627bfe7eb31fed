namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>
/// Sends the events of a tenant to the addresses it names, signed by the Standard Webhooks specification. Every command is scoped by
/// tenant, may be given an idempotency key (applied once, at most 400 characters) and answers with a typed result. All instants are UTC.
/// </summary>
/// <remarks>Thread-safe. Delivery is at least once: a message may come twice, always under the same <see cref="WebhookHeaders.Id"/>.
/// Only events that are dispatched while an endpoint is there and enabled are queued for it.</remarks>
public interface IWebhookService
{
    /// <summary>Adds an endpoint. The result has the secret for the receiver.</summary>
    /// <param name="tenant">Whose endpoint it is.</param>
    /// <param name="settings">Where to and what.</param>
    /// <param name="secret">A secret of 24 to 64 bytes; <see langword="null"/> makes one.</param>
    /// <param name="id">An identifier of the caller's own; <see langword="null"/> makes one.</param>
    /// <param name="idempotencyKey">Makes a retry harmless.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    Task<WebhookEndpointResult> CreateAsync(
        TenantId tenant, WebhookEndpointSettings settings, WebhookSecret? secret = null, WebhookEndpointId? id = null, string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Changes where to and what. Messages that wait go to the new address.</summary>
    /// <param name="tenant">Whose endpoint it is.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="settings">All settings anew.</param>
    /// <param name="expectedVersion">Refuses the change when the endpoint has another version; <see langword="null"/> to change it anyway.</param>
    /// <param name="idempotencyKey">Makes a retry harmless.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    Task<WebhookEndpointResult> UpdateAsync(
        TenantId tenant, WebhookEndpointId endpoint, WebhookEndpointSettings settings, long? expectedVersion = null, string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Gives the endpoint a new secret. For the overlap every message is signed with the new and the former ones.</summary>
    /// <param name="tenant">Whose endpoint it is.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="secret">The new secret, of 24 to 64 bytes; <see langword="null"/> makes one.</param>
    /// <param name="overlap">How long the former secrets stay valid, from 0, but no more than five of them: those that end first go first; <see langword="null"/> for <see cref="WebhooksOptions.SecretOverlap"/>.</param>
    /// <param name="idempotencyKey">Makes a retry harmless.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    Task<WebhookEndpointResult> RotateSecretAsync(
        TenantId tenant, WebhookEndpointId endpoint, WebhookSecret? secret = null, TimeSpan? overlap = null, string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Stops sending. What waits becomes dead letters, and later events are not queued.</summary>
    /// <param name="tenant">Whose endpoint it is.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="reason">Why, at most 400 characters.</param>
    /// <param name="idempotencyKey">Makes a retry harmless.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    Task<WebhookEndpointResult> DisableAsync(TenantId tenant, WebhookEndpointId endpoint, string reason, string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Sends again from now on, whoever had stopped it. Replay what became dead letters meanwhile.</summary>
    /// <param name="tenant">Whose endpoint it is.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="idempotencyKey">Makes a retry harmless.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    Task<WebhookEndpointResult> EnableAsync(TenantId tenant, WebhookEndpointId endpoint, string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Removes an endpoint with its secrets and everything that was not delivered to it.</summary>
    /// <param name="tenant">Whose endpoint it is.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="expectedVersion">Refuses when the endpoint has another version; <see langword="null"/> to remove it anyway.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <returns>The endpoint as it was.</returns>
    Task<WebhookEndpointResult> RemoveAsync(TenantId tenant, WebhookEndpointId endpoint, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>One endpoint, or <see langword="null"/> when the tenant has none with this identifier.</summary>
    /// <param name="tenant">Whose endpoint it is.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<WebhookEndpoint?> GetAsync(TenantId tenant, WebhookEndpointId endpoint, CancellationToken cancellationToken = default);

    /// <summary>The secrets that messages are signed with now, the newest first; none when there is no such endpoint.</summary>
    /// <param name="tenant">Whose endpoint it is.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<WebhookSecret>> GetSecretsAsync(TenantId tenant, WebhookEndpointId endpoint, CancellationToken cancellationToken = default);

    /// <summary>The endpoints of a tenant, page by page.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="after">After this one; <see langword="null"/> for the first page.</param>
    /// <param name="take">How many, 1 to 500.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 500.</exception>
    Task<WebhookEndpointPage> ListAsync(TenantId tenant, WebhookEndpointId? after = null, int take = 100, CancellationToken cancellationToken = default);

    /// <summary>What was not delivered: dead letters, or what waits. Delivered messages are not kept.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 500.</exception>
    Task<WebhookDeliveryPage> ListDeliveriesAsync(TenantId tenant, WebhookDeliveryQuery query, CancellationToken cancellationToken = default);

    /// <summary>Gives dead letters new attempts, beginning at once, under their old identifiers. Those of disabled endpoints stay.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="selection">Which.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <returns>How many.</returns>
    Task<int> ReplayAsync(TenantId tenant, WebhookSelection selection, CancellationToken cancellationToken = default);

    /// <summary>Removes dead letters for good.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="selection">Which.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <returns>How many.</returns>
    Task<int> RemoveDeadLettersAsync(TenantId tenant, WebhookSelection selection, CancellationToken cancellationToken = default);
}
