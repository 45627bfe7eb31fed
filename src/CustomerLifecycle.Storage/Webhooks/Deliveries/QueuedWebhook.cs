namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>A delivery with what is sent, byte for byte the same at every attempt.</summary>
internal sealed record QueuedWebhook(WebhookDelivery Delivery, byte[] Body);
