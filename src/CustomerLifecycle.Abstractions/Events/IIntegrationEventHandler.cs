namespace CustomerLifecycle.Events;

/// <summary>Reacts to integration events. Registered as a service; called by the outbox dispatcher.</summary>
/// <remarks>
/// Delivery is at least once and in order per stream. A handler makes its effect happen once by committing it under an idempotency
/// key from <see cref="EventDelivery.EffectKey"/>. A handler that throws is called again later with back-off while other streams go
/// on; after the last attempt the delivery is kept as a dead letter that can be replayed.
/// </remarks>
public interface IIntegrationEventHandler
{
    /// <summary>A stable name, unique among the handlers of a host; stored with retries and dead letters.</summary>
    string Name { get; }

    /// <summary>Handles one event. An event of a type the handler has no interest in is ignored.</summary>
    /// <param name="integrationEvent">The event.</param>
    /// <param name="delivery">The delivery: attempt and idempotency keys.</param>
    /// <param name="cancellationToken">Cancelled when the host stops; the event is delivered again later.</param>
    Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken);
}
