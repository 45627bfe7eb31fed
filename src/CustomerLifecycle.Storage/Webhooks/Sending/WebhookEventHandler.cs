using CustomerLifecycle.Events;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Queues an event for every endpoint of its tenant that wants it: one message for each, once.</summary>
internal sealed class WebhookEventHandler(IWebhookStore store, EventCatalog catalog, CloudEventSerializer serializer, TimeProvider timeProvider) : IIntegrationEventHandler
{
    public string Name => "webhooks";

    public async Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
    {
        string type = catalog.NameOf(integrationEvent);
        IReadOnlyList<WebhookEndpoint> endpoints = await store.ListEnabledAsync(integrationEvent.Tenant, cancellationToken).ConfigureAwait(false);
        List<WebhookEndpoint> wanting = [.. endpoints.Where(endpoint => WebhookEventTypes.Wants(endpoint.Settings.EventTypes, type))];
        if (wanting.Count == 0)
        {
            return;
        }

        byte[] body = serializer.Serialize(integrationEvent);
        DateTimeOffset now = timeProvider.GetUtcNow();
        await store.EnqueueAsync(
            [
                .. wanting.Select(endpoint => new QueuedWebhook(
                    new WebhookDelivery
                    {
                        Sequence = 0,
                        Tenant = integrationEvent.Tenant,
                        Endpoint = endpoint.Id,
                        Id = WebhookMessageId.Of(integrationEvent.Id),
                        Event = integrationEvent.Id,
                        EventType = type,
                        Stream = integrationEvent.Stream,
                        Attempts = 0,
                        NextAt = now,
                        CreatedAt = now,
                    },
                    body)),
            ],
            delivery.EffectKey(),
            cancellationToken).ConfigureAwait(false);
    }
}
