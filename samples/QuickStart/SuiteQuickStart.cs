using CustomerLifecycle;
using CustomerLifecycle.Bots.Faq;
using CustomerLifecycle.Channels;
using CustomerLifecycle.Events;
using CustomerLifecycle.Messages;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace QuickStart;

internal static class SuiteQuickStart
{
    internal static async Task RunAsync()
    {
        // <readme>
        KnowledgeBase faq = KnowledgeBaseCsv.Parse("""
            id,question,alternatives,answer
            hours,When are you open?,What are your opening hours?|opening times,Every day from 9 to 18.
            """).GetOrThrow();
        await using ServiceProvider provider = new ServiceCollection()
            .AddCustomerLifecycle(lifecycle => lifecycle
                .UseInMemory()   // or UseSqlite("Data Source=lifecycle.db"), UsePostgreSql("Host=...")
                .AddRouting(routing => routing.Queues.Add(new QueueDefinition { Id = new("default") }))
                .AddTickets().AddLeads().AddBots(bots => bots.KnowledgeBase = faq).AddAnalytics().AddCustomers()
                .AddFlows(flows => flows.AddChannel<WebChat>()))
            .AddIntegrationEventHandler<AgentScreen>()
            .BuildServiceProvider();
        TenantId shop = new("shop");
        await provider.GetRequiredService<IRouter>().SignInAsync(shop, new AgentProfile { Id = new("ann"), Queues = [new() { Queue = new("default") }] });

        foreach ((string id, string text) in new[] { ("m1", "what are your opening hours?"), ("m2", "my washing machine leaks") })
        {
            await provider.GetRequiredService<IInboundMessageHandler>().HandleAsync(new InboundMessage
            {
                Id = new(id), Tenant = shop, Channel = Channel.WebChat, From = new(ContactPointKind.Visitor, "visitor-1"),
                ReceivedAt = TimeProvider.System.GetUtcNow(), Content = new TextMessage { Text = text },
            });
            await provider.GetRequiredService<OutboxDispatcher>().DrainAsync();   // in a host this runs by itself
        }
        // </readme>
    }
}

// <readme>
internal sealed class WebChat : IChannel
{
    public Channel Channel => Channel.WebChat;

    public Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        Console.WriteLine($"To the customer: {message.Content.ToPlainText()}");
        return Task.FromResult(SendResult.Sent);
    }
}

internal sealed class AgentScreen : IIntegrationEventHandler
{
    public string Name => "agent-screen";

    public Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
    {
        if (integrationEvent is ContactOffered offered)
        {
            Console.WriteLine($"On the screen of {offered.Agent}: a customer");
        }

        return Task.CompletedTask;
    }
}
// </readme>
