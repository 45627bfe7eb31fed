namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>A page of endpoints in the order of their identifiers.</summary>
/// <param name="Endpoints">The endpoints.</param>
/// <param name="Next">What to pass as <c>after</c> for the next page; <see langword="null"/> on the last.</param>
public sealed record WebhookEndpointPage(IReadOnlyList<WebhookEndpoint> Endpoints, WebhookEndpointId? Next);
