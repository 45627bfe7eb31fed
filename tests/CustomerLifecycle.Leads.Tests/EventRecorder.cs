using CustomerLifecycle.Events;

namespace CustomerLifecycle.Leads.Tests;

internal sealed class EventRecorder : IIntegrationEventHandler
{
    private readonly List<IntegrationEvent> _events = [];

    public string Name => "test.recorder";

    public IReadOnlyList<T> Of<T>()
        where T : IntegrationEvent
    {
        lock (_events)
        {
            return [.. _events.OfType<T>()];
        }
    }

    public Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
    {
        lock (_events)
        {
            _events.Add(integrationEvent);
        }
        return Task.CompletedTask;
    }
}
