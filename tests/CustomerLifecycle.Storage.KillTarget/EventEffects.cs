using System.Globalization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Storage.KillTarget;

/// <summary>Has one effect per event, and sometimes fails after it.</summary>
internal sealed class EventEffects(Workload workload) : IIntegrationEventHandler
{
    private const int FailsEvery = 7;

    public string Name => "effects";

    public async Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
    {
        CustomerTagged tagged = (CustomerTagged)integrationEvent;
        long ordinal = long.Parse(tagged.Tag, CultureInfo.InvariantCulture);
        await workload.StoreEffectAsync(delivery.EffectKey(), "event", tagged.Customer.Value, ordinal);
        if (ordinal % FailsEvery == 0 && delivery.Attempt == 1)
        {
            throw new InvalidOperationException("Failed after the effect.");
        }
    }
}
