using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tool.Tests;

/// <summary>Refuses every event until it is mended.</summary>
internal sealed class FailingHandler : IIntegrationEventHandler
{
    public string Name => "crm-sync";

    public bool Mended { get; set; }

    public int Handled { get; private set; }

    public Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
    {
        if (!Mended)
        {
            throw new InvalidOperationException("The CRM is away, ask ann@example.com.");
        }

        Handled++;
        return Task.CompletedTask;
    }
}
