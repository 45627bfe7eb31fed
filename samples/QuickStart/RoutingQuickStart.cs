using CustomerLifecycle;
using CustomerLifecycle.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace QuickStart;

internal static class RoutingQuickStart
{
    internal static async Task RunAsync()
    {
        // <readme>
        var services = new ServiceCollection();
        services.AddCustomerLifecycle(lifecycle => lifecycle.UseInMemory().AddRouting(routing =>
            routing.Queues.Add(new QueueDefinition { Id = new("repairs"), Strategy = RoutingStrategy.LongestIdle })));
        await using var provider = services.BuildServiceProvider();
        var router = provider.GetRequiredService<IRouter>();
        var shop = new TenantId("shop");

        var ann = new AgentProfile { Id = new("ann"), Queues = [new() { Queue = new("repairs") }], Skills = new Dictionary<string, int> { ["ovens"] = 80 } };
        await router.SignInAsync(shop, ann);
        var chat = new ContactRequest
        {
            Contact = new("chat-1"), Queue = new("repairs"), Channel = Channel.WebChat,
            Steps = [new() { Skills = [SkillRequirement.AtLeast("ovens", 50)], ExpiresAfter = TimeSpan.FromSeconds(30) }, new()],
        };
        var outcome = await router.EnqueueAsync(shop, chat, idempotencyKey: "chat-1");
        Console.WriteLine($"{outcome.Status} to {outcome.Agent}");
        await router.AcceptAsync(shop, chat.Contact, ann.Id);
        Console.WriteLine((await router.ExplainAsync(shop, chat.Contact))!.Chosen);
        await router.CompleteAsync(shop, chat.Contact, ann.Id);
        // </readme>
    }
}
