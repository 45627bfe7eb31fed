using System.Collections.Concurrent;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Customers.Tests;

internal sealed class RecordingHandler : IIntegrationEventHandler
{
    private readonly ConcurrentQueue<IntegrationEvent> _events = [];

    public string Name => "test.recorder";

    internal IReadOnlyList<IntegrationEvent> Events => [.. _events];

    public Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
    {
        _events.Enqueue(integrationEvent);
        return Task.CompletedTask;
    }
}
