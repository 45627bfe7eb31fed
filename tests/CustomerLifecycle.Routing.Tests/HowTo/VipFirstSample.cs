using CustomerLifecycle.Events;
using CustomerLifecycle.Routing.Commands;

namespace CustomerLifecycle.Routing.Tests.HowTo;

/// <summary>The code of docs/how-to/vip-first.md.</summary>
internal static class VipFirstSample
{
    public static void Compose(RoutingOptions routing)
    {
        // <page>
        routing.PriorityByCustomerLevel["gold"] = 1;
        routing.PriorityByCustomerLevel["black"] = 2;
        routing.PriorityCredits = [TimeSpan.Zero, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)];
        // </page>
    }

    public static async Task<IReadOnlyList<string>> RunAsync(IRouter router, TenantId shop, Action<TimeSpan> pass)
    {
        // <page>
        ContactRequest Chat(string id, string? level) => new()
        {
            Contact = new(id),
            Queue = new("sales"),
            Channel = Channel.WebChat,
            Dimensions = new EventDimensions { CustomerLevel = level },
        };

        await router.EnqueueAsync(shop, Chat("patient", level: null));
        pass(TimeSpan.FromMinutes(14));
        await router.EnqueueAsync(shop, Chat("black-1", level: "black"));
        pass(TimeSpan.FromMinutes(2));
        await router.EnqueueAsync(shop, Chat("black-2", level: "black"));
        QueueSnapshot sales = (await router.GetQueueSnapshotAsync(shop, new("sales")))!;
        // </page>
        return [.. sales.Waiting.Select(contact => contact.Value)];
    }

    public static async Task<string> ExpediteAsync(IRouter router, TenantId shop)
    {
        // <page>
        await router.ReprioritiseAsync(shop, new("black-2"), priority: 2);
        RoutingExplanation why = (await router.ExplainAsync(shop, new("black-2")))!;
        return $"{why.Ahead} ahead";
        // </page>
    }
}
