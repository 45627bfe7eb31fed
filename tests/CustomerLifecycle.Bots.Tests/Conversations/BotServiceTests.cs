using System.Collections.Concurrent;
using CustomerLifecycle.Bots.Faq;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Bots.Tests.Conversations;

public sealed class BotServiceTests
{
    private static readonly TenantId Shop = new("shop");

    public static TheoryData<string> Storages => ["memory", "sqlite", "postgresql"];

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task A_message_delivered_again_gets_the_same_reply_and_causes_nothing(string kind)
    {
        await using var host = await Host(kind);
        var message = Message("m1", "请问发票怎么申请");
        var first = await host.Get<IBotService>().HandleAsync(message);
        var again = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.Get<IBotService>().HandleAsync(message)));

        Assert.Equal((BotOutcome.Answered, "zh-invoice"), (first.Outcome, first.Entry));
        Assert.All(again, reply => Assert.Equal((first.Text, first.Outcome, first.Entry, first.Probability, first.ModelVersion), (reply.Text, reply.Outcome, reply.Entry, reply.Probability, reply.ModelVersion)));
        var answered = Assert.IsType<BotAnswered>(Assert.Single(await Events(host)));
        Assert.Equal((new ConversationId("c1"), "zh-invoice", first.Probability, "web-chat"), (answered.Conversation, answered.Entry, answered.Probability, answered.Dimensions.Channel!.Value.Value));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task At_night_it_answers_captures_a_lead_once_and_tells_a_human_what_happened(string kind)
    {
        await using var host = await Host(kind);
        var bots = host.Get<IBotService>();
        var replies = new List<BotReply>();
        foreach (var (text, i) in new[] { "你好", "运费怎么算呀", "想买十台，有没有批发价", "我的电话一三八零零零零一二三四，微信同号", "对" }.Select((text, i) => (text, i)))
        {
            replies.Add(await bots.HandleAsync(Message("m" + i, text) with { AgentsAvailable = false }));
        }

        Assert.Equal([BotOutcome.Prompted, BotOutcome.Answered, BotOutcome.Prompted, BotOutcome.Prompted, BotOutcome.LeadCaptured], replies.Select(reply => reply.Outcome));
        Assert.Contains("13800001234", replies[^1].Summary, StringComparison.Ordinal);
        Assert.Equal(replies[^1].ContactPoints, (await bots.HandleAsync(Message("m4", "对") with { AgentsAvailable = false })).ContactPoints);
        Assert.False(await bots.EndAsync(Shop, new ConversationId("c1")));
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Get<DueDispatcher>().DrainAsync();

        var events = await Events(host);
        Assert.Equal(["BotAnswered", "LeadDetailsCaptured"], events.Select(one => one.GetType().Name));
        var lead = (LeadDetailsCaptured)events[1];
        Assert.Equal([new ContactPoint(ContactPointKind.Phone, "13800001234"), new ContactPoint(ContactPointKind.WeChat, "13800001234")], lead.ContactPoints);
        Assert.True(lead.IntentScore > 0.7, $"{lead.IntentScore}");
        Assert.Equal(["一三八零零零零一二三四", "微信同号"], lead.Evidence);
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task A_customer_who_falls_silent_after_leaving_a_number_is_a_lead_all_the_same(string kind)
    {
        await using var host = await Host(kind);
        await host.Get<IBotService>().HandleAsync(Message("m1", "13800001234 打给我") with { AgentsAvailable = false });
        host.Clock.Advance(TimeSpan.FromMinutes(9));
        await host.Get<DueDispatcher>().DrainAsync();
        Assert.Empty(await Events(host));
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await host.Get<DueDispatcher>().DrainAsync();
        await host.Get<DueDispatcher>().DrainAsync();
        Assert.IsType<LeadDetailsCaptured>(Assert.Single(await Events(host)));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task Messages_of_one_conversation_at_the_same_time_are_all_kept(string kind)
    {
        await using var host = await Host(kind);
        var bots = host.Get<IBotService>();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => bots.HandleAsync(Message("m" + i, "怎么开发票"))));
        Assert.Equal(6, (await Events(host)).Count(one => one is BotAnswered));
    }

    [Fact]
    public async Task Tenants_do_not_see_each_other()
    {
        await using var host = await Host("memory");
        var bots = host.Get<IBotService>();
        await bots.HandleAsync(Message("m1", "怎么开发票"));
        var other = await bots.HandleAsync(Message("m1", "怎么开发票") with { Tenant = new TenantId("other") });
        Assert.Equal(BotOutcome.HandedOver, other.Outcome);
        Assert.Equal(2, (await Events(host)).Count);
    }

    [Fact]
    public async Task What_it_does_not_know_goes_to_a_human_with_a_summary()
    {
        await using var host = await Host("memory");
        var bots = host.Get<IBotService>();
        await bots.HandleAsync(Message("m1", "怎么开发票"));
        var reply = await bots.HandleAsync(Message("m2", "我家厨房的水管爆了怎么处理"));
        Assert.Equal((BotOutcome.HandedOver, BotTexts.Chinese.Handover), (reply.Outcome, reply.Text));
        Assert.Contains("水管爆了", reply.Summary, StringComparison.Ordinal);
        Assert.Contains("怎么开发票", reply.Summary, StringComparison.Ordinal);
        Assert.Equal("customer-asked", (await HandedOver("转人工")).Reason);

        async Task<BotHandedOver> HandedOver(string text)
        {
            await bots.HandleAsync(Message("m3", text));
            return (BotHandedOver)(await Events(host))[^1];
        }
    }

    [Fact]
    public async Task A_choice_is_taken_and_too_many_unclear_messages_go_to_a_human()
    {
        var knowledgeBase = KnowledgeBase.Create(
        [
            new FaqEntry { Id = "hot", Question = "热水器保修", Answer = "热水器保修六年" },
            new FaqEntry { Id = "air", Question = "空调保修", Alternatives = ["热水器保修"], Answer = "空调保修十年" },
        ]);
        await using var host = await Host("memory", knowledgeBase);
        var bots = host.Get<IBotService>();
        var asked = await bots.HandleAsync(Message("m1", "热水器保修"));
        Assert.Equal(BotOutcome.Clarified, asked.Outcome);
        Assert.Contains("2. 空调保修", asked.Text, StringComparison.Ordinal);
        Assert.Equal("空调保修十年", (await bots.HandleAsync(Message("m2", "第二个"))).Text);

        Assert.Equal(BotOutcome.Prompted, (await bots.HandleAsync(Message("m3", "？"))).Outcome);
        Assert.Equal(BotOutcome.Prompted, (await bots.HandleAsync(Message("m4", "？"))).Outcome);
        var given = await bots.HandleAsync(Message("m5", "？"));
        Assert.Equal((BotOutcome.HandedOver, HandoverReason.StillUnclear), (given.Outcome, given.Reason));
    }

    [Fact]
    public async Task A_published_knowledge_base_answers_the_next_message()
    {
        await using var host = await Host("memory");
        var bots = host.Get<IBotService>();
        host.Get<KnowledgeBaseRegistry>().Publish(Shop, TestData.KnowledgeBase().With(new FaqEntry { Id = "zh-invoice", Question = "怎么开发票", Answer = "新的答案" }));
        Assert.Equal("新的答案", (await bots.HandleAsync(Message("m1", "怎么开发票"))).Text);
        host.Get<KnowledgeBaseRegistry>().Publish(Shop, KnowledgeBase.Empty);
        Assert.Equal(BotOutcome.HandedOver, (await bots.HandleAsync(Message("m2", "怎么开发票"))).Outcome);
    }

    [Fact]
    public async Task Asking_for_contact_details_can_be_forbidden()
    {
        await using var host = await Host("memory");
        var reply = await host.Get<IBotService>().HandleAsync(Message("m1", "我家厨房的水管爆了怎么处理") with { AgentsAvailable = false, Mode = BotMode.AnswerOnly });
        Assert.Equal((BotOutcome.HandedOver, BotTexts.Chinese.HandoverLater), (reply.Outcome, reply.Text));
    }

    [Fact]
    public async Task Options_that_cannot_work_are_named()
    {
        await using var host = await TestStorage.InMemoryAsync(lifecycle => lifecycle.AddBots(options => options.SilenceAfter = TimeSpan.Zero));
        Assert.Contains("SilenceAfter", Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(host.Get<IBotService>).Message, StringComparison.Ordinal);
    }

    private static Task<TestStorage> Host(string kind, KnowledgeBase? knowledgeBase = null) => TestStorage.CreateAsync(kind, lifecycle =>
    {
        lifecycle.AddBots(options => options.TenantKnowledgeBases[Shop] = knowledgeBase ?? TestData.KnowledgeBase());
        lifecycle.Services.AddSingleton<Recorder>();
        lifecycle.Services.AddSingleton<IIntegrationEventHandler>(services => services.GetRequiredService<Recorder>());
    });

    private static BotMessage Message(string id, string text) => new()
    {
        Tenant = Shop,
        Conversation = new ConversationId("c1"),
        Message = new MessageId(id),
        Channel = Channel.WebChat,
        Text = text,
        Dimensions = new EventDimensions { Channel = Channel.WebChat },
    };

    private static async Task<IReadOnlyList<IntegrationEvent>> Events(TestStorage host)
    {
        await host.DrainAsync();
        return [.. host.Get<Recorder>().Events];
    }

    private sealed class Recorder : IIntegrationEventHandler
    {
        public ConcurrentQueue<IntegrationEvent> Events { get; } = [];

        public string Name => "recorder";

        public Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
        {
            Events.Enqueue(integrationEvent);
            return Task.CompletedTask;
        }
    }
}
