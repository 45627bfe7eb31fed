namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>An endpoint with its protected secrets, the newest first.</summary>
internal sealed record StoredEndpoint(WebhookEndpoint Endpoint, IReadOnlyList<StoredSecret> Secrets);
