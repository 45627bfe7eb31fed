namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Stores secrets as they are, for a host that has said so.</summary>
internal sealed class PlainSecretProtector : IWebhookSecretProtector
{
    private const string Scheme = "plain:";

    public string Protect(TenantId tenant, WebhookEndpointId endpoint, WebhookSecret secret) => Scheme + secret.Reveal();

    public WebhookSecret Unprotect(TenantId tenant, WebhookEndpointId endpoint, string stored) => Read(stored);

    internal static WebhookSecret Read(string stored) => stored.StartsWith(Scheme, StringComparison.Ordinal)
        ? WebhookSecret.Parse(stored[Scheme.Length..])
        : throw new InvalidOperationException("The stored secret of an endpoint was protected in another way. Set the WebhooksOptions.SecretKeys it was encrypted with, or register the IWebhookSecretProtector that made it.");
}
