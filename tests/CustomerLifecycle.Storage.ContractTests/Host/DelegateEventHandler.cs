using CustomerLifecycle.Events;

namespace CustomerLifecycle.Storage.ContractTests.Host;

internal sealed class DelegateEventHandler(string name, Func<CustomerTagged, EventDelivery, Task> handle) : IIntegrationEventHandler
{
    public string Name => name;

    public Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken) =>
        integrationEvent is CustomerTagged tagged ? handle(tagged, delivery) : Task.CompletedTask;
}
