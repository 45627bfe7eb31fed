namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>A page of undelivered messages, in the order they were queued.</summary>
/// <param name="Deliveries">The messages.</param>
/// <param name="Next">What to pass as <see cref="WebhookDeliveryQuery.After"/> for the next page; <see langword="null"/> on the last.</param>
public sealed record WebhookDeliveryPage(IReadOnlyList<WebhookDelivery> Deliveries, long? Next);
