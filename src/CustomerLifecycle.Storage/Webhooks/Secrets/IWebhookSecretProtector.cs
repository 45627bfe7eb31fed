namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Protects the secrets of endpoints where they are stored. A host may register its own, over a key vault or the data protection
/// of its framework; else <see cref="WebhooksOptions.SecretKeys"/> are used.</summary>
/// <remarks>Implementations are thread-safe.</remarks>
public interface IWebhookSecretProtector
{
    /// <summary>Protects a secret.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="endpoint">The endpoint; together with the tenant it should be bound to the protected text.</param>
    /// <param name="secret">The secret.</param>
    /// <returns>What is stored.</returns>
    string Protect(TenantId tenant, WebhookEndpointId endpoint, WebhookSecret secret);

    /// <summary>Gives a secret back. Called for every message that is sent: it should need no network.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="stored">What <see cref="Protect"/> returned.</param>
    WebhookSecret Unprotect(TenantId tenant, WebhookEndpointId endpoint, string stored);
}
