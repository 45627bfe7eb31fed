using CustomerLifecycle;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace QuickStart;

internal static class StorageQuickStart
{
    internal static async Task RunAsync()
    {
        // <readme>
        await using ServiceProvider provider = new ServiceCollection()
            .AddCustomerLifecycle(lifecycle => lifecycle.UseInMemory())
            .AddIntegrationEventHandler<Greeter>()
            .BuildServiceProvider();
        InMemoryStorage storage = provider.GetRequiredService<StorageBackend>().Memory!;
        StorageCommit commit = new()
        {
            Tenant = new("shop"), Stream = "customer/c1", IdempotencyKey = "sign-up/c1", Result = "welcome",
            Events = [new CustomerTagged { Id = new("e1"), Tenant = new("shop"), OccurredAt = TimeProvider.System.GetUtcNow(), Customer = new("c1"), Tag = "new", TagSource = "sign-up" }],
        };

        List<string> customers = [];
        Console.WriteLine(storage.Commit(commit, () => { customers.Add("c1"); return true; }).Status);
        Console.WriteLine(storage.Commit(commit, () => { customers.Add("c1"); return true; }).Status);
        await provider.GetRequiredService<OutboxDispatcher>().DrainAsync();   // in a host this runs by itself
        Console.WriteLine($"{customers.Count} customer");
        // </readme>
    }
}

// <readme>
internal sealed class Greeter : IIntegrationEventHandler
{
    public string Name => "greeter";

    public Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
    {
        Console.WriteLine($"Greeting for {integrationEvent.Stream}, once under the key {delivery.EffectKey("mail")}");
        return Task.CompletedTask;
    }
}
// </readme>
