using CustomerLifecycle.Bots.Faq;
using CustomerLifecycle.Channels;
using CustomerLifecycle.Messages;
using CustomerLifecycle.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CustomerLifecycle.Tests.Flows;

public sealed class RunningHostTests
{
    [Fact]
    [Trait("Feature", "flows.desk")]
    public async Task A_host_that_only_starts_answers_by_the_channel_the_question_came_by()
    {
        TaskCompletionSource<OutboundMessage> sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(sent);
        builder.Services.AddCustomerLifecycle(lifecycle => lifecycle
            .UseInMemory()
            .AddRouting(routing => routing.Queues.Add(new QueueDefinition { Id = new("default") }))
            .AddBots(bots => bots.KnowledgeBase = KnowledgeBase.Create([new FaqEntry { Id = "hours", Question = "When are you open?", Answer = "From 8:30 to 22:00, every day." }]))
            .AddCustomers()
            .AddFlows(flows => flows.AddChannel<Chat>()));
        using IHost host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);

        await host.Services.GetRequiredService<IInboundMessageHandler>().HandleAsync(
            new InboundMessage
            {
                Id = new("msg-1"), Tenant = new("shop"), Channel = Channel.WebChat, From = new(ContactPointKind.Visitor, "v-1"),
                ReceivedAt = TimeProvider.System.GetUtcNow(), Content = new TextMessage { Text = "When are you open?" },
            },
            TestContext.Current.CancellationToken);

        OutboundMessage reply = await sent.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal("From 8:30 to 22:00, every day.", reply.Content.ToPlainText());
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Chat(TaskCompletionSource<OutboundMessage> sent) : IChannel
    {
        public Channel Channel => Channel.WebChat;

        public Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
        {
            sent.TrySetResult(message);
            return Task.FromResult(SendResult.Sent);
        }
    }
}
