using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Events;
using CustomerLifecycle.Messages;
using static CustomerLifecycle.Customers.Tests.CustomersHost;

namespace CustomerLifecycle.Customers.Tests;

public sealed class ConversationTests
{
    private static readonly ConversationId Talk = new("talk-1");

    public static TheoryData<string> Kinds => CustomersHost.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_conversation_is_recorded_from_its_beginning_to_its_end(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        CustomerId customer = await host.KnownAsync(Phone("13800138000"));
        await StartAsync(host, customer);
        await SayAsync(host, "m1", ParticipantKind.Customer, "我的冰箱坏了");
        host.Clock.Advance(TimeSpan.FromSeconds(20));
        await SayAsync(host, "m2", ParticipantKind.Bot, "Which model is it?");
        ConversationResult ended = await host.Conversations.EndAsync(Shop, new EndConversation { Conversation = Talk, EndedBy = "customer" });
        await host.Storage.DrainAsync();

        Assert.Equal((2, "customer"), (ended.Conversation!.Messages, ended.Conversation.EndedBy));
        IReadOnlyList<ConversationMessage> transcript = await host.Conversations.GetTranscriptAsync(Shop, Talk);
        Assert.Equal([(1, "我的冰箱坏了"), (2, "Which model is it?")], transcript.Select(message => (message.Sequence, message.Content.ToPlainText())));
        Assert.Equal(["m2"], (await host.Conversations.GetTranscriptAsync(Shop, Talk, after: 1)).Select(message => message.Id.Value));
        Assert.Equal(
            ["ConversationStarted", "MessageSent", "MessageSent", "ConversationEnded"],
            host.Published.Events.OfType<ConversationEvent>().Select(e => e.GetType().Name));
        Assert.Equal(4, (await host.TimelineAsync(customer)).Count(entry => entry.Subject == "conversation/talk-1"));
    }

    [Trait("Feature", "customers.conversations")]
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_message_that_arrives_twice_is_said_once(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        await StartAsync(host);

        ConversationResult first = await SayAsync(host, "m1", ParticipantKind.Customer, "hello");
        await SayAsync(host, "m2", ParticipantKind.Agent, "hi");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Conversations.EndAsync(Shop, new EndConversation { Conversation = Talk });
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        ConversationResult again = await SayAsync(host, "m1", ParticipantKind.Customer, "hello");
        await host.Storage.DrainAsync();

        Assert.Equal((1, 1), (first.Sequence, again.Sequence));
        Assert.True(again.IsApplied);
        Assert.Equal(2, (await host.Conversations.GetTranscriptAsync(Shop, Talk)).Count);
        Assert.Equal(2, host.Published.Events.OfType<MessageSent>().Count());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Messages_said_at_once_are_all_kept_in_one_order_without_gaps(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        await StartAsync(host);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(() => SayAsync(host, $"m{n}", ParticipantKind.Customer, "?"))));

        Assert.Equal(Enumerable.Range(1, 12).Select(n => (long)n), (await host.Conversations.GetTranscriptAsync(Shop, Talk)).Select(message => message.Sequence));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task After_the_end_only_what_was_said_before_it_is_taken(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        await StartAsync(host);
        DateTimeOffset before = host.Clock.GetUtcNow();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Conversations.EndAsync(Shop, new EndConversation { Conversation = Talk });
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        ConversationResult late = await SayAsync(host, "m1", ParticipantKind.Customer, "wait", before);
        ConversationResult after = await SayAsync(host, "m2", ParticipantKind.Customer, "hello?");

        Assert.True(late.IsApplied);
        Assert.Equal(ConversationRejection.Ended, after.Rejection);
        Assert.Equal(ConversationRejection.UnknownConversation, (await host.Conversations.EndAsync(OtherShop, new EndConversation { Conversation = Talk })).Rejection);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_start_under_one_key_begins_one_conversation(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        StartConversation start = new() { Channel = Channel.WeChat, From = Phone("138 0013 8000"), IdempotencyKey = "inbound-1" };

        ConversationResult first = await host.Conversations.StartAsync(Shop, start);
        ConversationResult again = await host.Conversations.StartAsync(Shop, start);
        await host.Storage.DrainAsync();

        Assert.Equal(first.Conversation, again.Conversation);
        Assert.Equal("+8613800138000", first.Conversation!.From!.Value);
        Assert.Single(host.Published.Events.OfType<ConversationStarted>());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_conversation_gets_its_customer_once(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        await StartAsync(host);

        ConversationResult linked = await host.Conversations.LinkAsync(Shop, new LinkConversation { Conversation = Talk, Customer = new CustomerId("c1") });
        ConversationResult other = await host.Conversations.LinkAsync(Shop, new LinkConversation { Conversation = Talk, Customer = new CustomerId("c2") });

        Assert.Equal(new CustomerId("c1"), linked.Conversation!.Customer);
        Assert.Equal(ConversationRejection.OtherCustomer, other.Rejection);
    }

    private static Task<ConversationResult> StartAsync(CustomersHost host, CustomerId? customer = null) =>
        host.Conversations.StartAsync(Shop, new StartConversation { Channel = Channel.WebChat, Conversation = Talk, Customer = customer });

    private static Task<ConversationResult> SayAsync(CustomersHost host, string id, ParticipantKind sender, string text, DateTimeOffset? at = null) =>
        host.Conversations.AppendAsync(Shop, new AppendMessage
        {
            Conversation = Talk, Message = new MessageId(id), Sender = sender, Content = new TextMessage { Text = text }, SentAt = at,
        });
}
