using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tool.Tests;

/// <summary>Refuses every item until it is mended.</summary>
internal sealed class FailingDueHandler : IDueHandler
{
    public string Kind => "crm.reminder";

    public bool Mended { get; set; }

    public int Handled { get; private set; }

    public Task HandleAsync(DueItem item, CancellationToken cancellationToken)
    {
        if (!Mended)
        {
            throw new InvalidOperationException("The CRM is away.");
        }

        Handled++;
        return Task.CompletedTask;
    }
}
