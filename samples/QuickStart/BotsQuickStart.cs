using CustomerLifecycle;
using CustomerLifecycle.Bots;
using CustomerLifecycle.Bots.Faq;
using Microsoft.Extensions.DependencyInjection;

namespace QuickStart;

internal static class BotsQuickStart
{
    internal static async Task RunAsync()
    {
        // <readme>
        var knowledgeBase = KnowledgeBaseCsv.Parse("""
            id,question,alternatives,answer
            invoice,怎么开发票,能开电子发票吗|发票在哪里下载,订单完成后在“我的-发票”里申请。
            shipping,How much is shipping?,Do you offer free delivery?|Delivery charges,Free above $50; otherwise $5.
            """).GetOrThrow();

        await using var services = new ServiceCollection()
            .AddCustomerLifecycle(l => l.UseInMemory().AddBots(bots => bots.KnowledgeBase = knowledgeBase))
            .BuildServiceProvider();

        var bots = services.GetRequiredService<IBotService>();
        var number = 0;
        foreach (var text in new[] { "请问发票怎么开呀", "what do you charge for shipping", "my machine leaks water" })
        {
            var reply = await bots.HandleAsync(new BotMessage
            {
                Tenant = new TenantId("shop"), Conversation = new ConversationId("c1"), Message = new MessageId($"m{++number}"),
                Channel = Channel.WebChat, Text = text,
            });
            Console.WriteLine($"{reply.Outcome}: {reply.Text}");
        }
        // </readme>
    }
}
