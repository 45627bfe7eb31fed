using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Events;
using CustomerLifecycle.Flows;
using CustomerLifecycle.Messages;
using CustomerLifecycle.Routing;

namespace CustomerLifecycle.Tests.Flows;

public sealed class InboundDeskTests
{
    public static TheoryData<string> Storages => FlowHost.Storages;

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "flows.desk")]
    public async Task A_message_delivered_twice_is_one_message_one_reply_and_one_conversation(string storage)
    {
        await using FlowHost host = await FlowHost.CreateAsync(storage);
        await host.WriteAsync("m-1", FlowHost.Known);
        ContactId? contact = (await host.ConversationAsync()).Contact;
        await host.WriteAsync("m-1", FlowHost.Known);

        Assert.Equal(["Customer: " + FlowHost.Known, "Bot: " + FlowHost.KnownAnswer], await host.TranscriptAsync());
        Assert.Equal(FlowHost.KnownAnswer, Assert.Single(host.Channel.Sent).Content.ToPlainText());
        Assert.Equal(contact, (await host.ConversationAsync()).Contact);
        Assert.Single(await host.EventsAsync<ConversationStarted>());
        Assert.Single(await host.EventsAsync<BotAnswered>());
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "flows.desk")]
    public async Task What_the_bot_answers_never_reaches_routing(string storage)
    {
        await using FlowHost host = await FlowHost.CreateAsync(storage);
        await host.WriteAsync("m-1", FlowHost.Known);

        Assert.Null(await host.ContactAsync());
        Assert.Empty(await host.EventsAsync<ContactQueued>());
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "flows.hand-over")]
    public async Task A_bot_that_gives_up_queues_one_contact_however_often_the_event_comes(string storage)
    {
        await using FlowHost host = await FlowHost.CreateAsync(storage);
        await host.WriteAsync("m-1", FlowHost.AsksForHuman);
        BotHandedOver handed = Assert.Single(await host.EventsAsync<BotHandedOver>());
        await host.DeliverAgainAsync<BotHandOverFlow>(handed);
        await host.DeliverAgainAsync<BotHandOverFlow>(handed with { Id = new EventId("another") });
        await host.DrainAsync();

        ContactQueued queued = Assert.Single(await host.EventsAsync<ContactQueued>());
        Assert.Equal((await host.ConversationAsync()).Contact, queued.Contact);
        Assert.Equal(new ConversationId("c-1"), queued.Conversation);
        Assert.Equal(FlowHost.Queue, queued.Queue);
        Assert.Equal((Channel.WebChat, "home"), (queued.Dimensions.Channel, queued.Dimensions.Entrance));
        Assert.Equal((await host.CustomerAsync(FlowHost.Visitor)).Customer, queued.Customer);
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "flows.desk")]
    public async Task While_a_human_has_the_contact_the_bot_is_silent(string storage)
    {
        await using FlowHost host = await FlowHost.CreateAsync(storage);
        await host.WriteAsync("m-1", FlowHost.AsksForHuman);
        await host.WriteAsync("m-2", FlowHost.Known);
        await host.SignInAsync(FlowHost.Ann);
        await host.WriteAsync("m-3", FlowHost.Known);

        Assert.Equal(ContactStatus.Assigned, (await host.ContactAsync())!.Status);
        Assert.Equal(["Customer", "Bot", "Customer", "Customer"], (await host.TranscriptAsync()).Select(line => line.Split(':')[0]));
        Assert.Empty(await host.EventsAsync<BotAnswered>());
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "flows.desk")]
    public async Task Where_no_bot_speaks_the_contact_is_queued_once(string storage)
    {
        await using FlowHost host = await FlowHost.CreateAsync(storage);
        await host.WriteAsync("m-1", FlowHost.Known, channel: Channel.Email);
        await host.WriteAsync("m-1", FlowHost.Known, channel: Channel.Email);
        await host.WriteAsync("m-2", "还有一个问题", channel: Channel.Email);

        Assert.Single(await host.EventsAsync<ContactQueued>());
        Assert.Equal(["Customer: " + FlowHost.Known, "Customer: 还有一个问题"], await host.TranscriptAsync());
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "flows.desk")]
    public async Task Messages_that_come_at_the_same_time_share_a_conversation_and_a_contact(string storage)
    {
        await using FlowHost host = await FlowHost.CreateAsync(storage);
        await Task.WhenAll(Enumerable.Range(1, 6).Select(i => host.Desk.HandleAsync(FlowHost.Message("m-" + i, "在吗？" + i, conversation: null, Channel.Email))));

        ConversationStarted started = Assert.Single(await host.EventsAsync<ConversationStarted>());
        Assert.Equal(6, (await host.TranscriptAsync(started.Conversation.Value)).Length);
        await host.DrainAsync();
        Assert.Equal(started.Contact, Assert.Single(await host.EventsAsync<ContactQueued>()).Contact);
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "flows.desk")]
    public async Task After_the_end_a_new_message_begins_anew_and_an_old_one_changes_nothing(string storage)
    {
        await using FlowHost host = await FlowHost.CreateAsync(storage);
        await host.SignInAsync(FlowHost.Ann);
        await host.WriteAsync("m-1", FlowHost.AsksForHuman, conversation: null);
        await host.WriteAsync("m-2", FlowHost.Known, conversation: null);
        ConversationStarted first = Assert.Single(await host.EventsAsync<ConversationStarted>());
        await host.Router.CompleteAsync(FlowHost.Shop, first.Contact!.Value, FlowHost.Ann);
        await host.DrainAsync();
        Assert.Equal("agent", (await host.ConversationAsync(first.Conversation.Value)).EndedBy);
        int before = (await host.EventsAsync()).Count;

        await host.WriteAsync("m-1", FlowHost.AsksForHuman, conversation: null);
        await host.WriteAsync("m-2", FlowHost.Known, conversation: null);
        Assert.Equal(before, (await host.EventsAsync()).Count);

        await host.WriteAsync("m-3", FlowHost.Known, conversation: null);
        ConversationStarted[] all = [.. await host.EventsAsync<ConversationStarted>()];
        Assert.Equal(2, all.Length);
        Assert.NotEqual(all[0].Contact, all[1].Contact);
        Assert.Equal(2, (await host.TranscriptAsync(all[1].Conversation.Value)).Length);
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "flows.desk")]
    public async Task A_contact_that_is_over_is_followed_by_another_one_of_the_same_conversation(string storage)
    {
        await using FlowHost host = await FlowHost.CreateAsync(storage, flows => flows.Remove<ConversationEndFlow>());
        await host.SignInAsync(FlowHost.Ann);
        await host.WriteAsync("m-1", FlowHost.AsksForHuman);
        ContactId first = (await host.ConversationAsync()).Contact!.Value;
        await host.Router.CompleteAsync(FlowHost.Shop, first, FlowHost.Ann);
        await host.WriteAsync("m-2", FlowHost.AsksForHuman);

        ContactQueued[] queued = [.. await host.EventsAsync<ContactQueued>()];
        Assert.Equal([first, (await host.ConversationAsync()).Contact!.Value], queued.Select(one => one.Contact));
        Assert.NotEqual(queued[0].Contact, queued[1].Contact);
        Assert.Null((await host.ConversationAsync()).EndedAt);
    }

    [Fact]
    [Trait("Feature", "flows.desk")]
    public async Task The_end_of_an_earlier_contact_does_not_end_a_conversation_that_went_on()
    {
        await using FlowHost host = await FlowHost.CreateAsync();
        await host.SignInAsync(FlowHost.Ann);
        await host.WriteAsync("m-1", FlowHost.AsksForHuman);
        await host.Router.CompleteAsync(FlowHost.Shop, (await host.ConversationAsync()).Contact!.Value, FlowHost.Ann);
        await host.Desk.HandleAsync(FlowHost.Message("m-2", FlowHost.Known));
        await host.DrainAsync();

        Assert.Null((await host.ConversationAsync()).EndedAt);
        Assert.Equal("Bot: " + FlowHost.KnownAnswer, (await host.TranscriptAsync())[^1]);
    }

    [Fact]
    [Trait("Feature", "flows.desk")]
    public async Task A_reply_waits_for_a_channel_that_is_down()
    {
        await using FlowHost host = await FlowHost.CreateAsync();
        host.Channel.IsDown = true;
        await host.WriteAsync("m-1", FlowHost.Known);
        Assert.Empty(host.Channel.Sent);

        host.Channel.IsDown = false;
        await host.DrainAsync();
        Assert.Equal((new ConversationId("c-1"), FlowHost.Visitor), (host.Channel.Sent.Single().Conversation, host.Channel.Sent.Single().To));
    }

    [Fact]
    [Trait("Feature", "flows.desk")]
    public async Task A_notice_is_kept_and_answered_by_nobody()
    {
        await using FlowHost host = await FlowHost.CreateAsync();
        await host.Desk.HandleAsync(FlowHost.Message("m-1", "") with { Content = new SystemMessage { Code = "customer-left" } });
        await host.DrainAsync();

        Assert.Equal(["Customer: customer-left"], await host.TranscriptAsync());
        Assert.Empty(await host.EventsAsync<BotEvent>());
    }

    [Fact]
    [Trait("Feature", "flows.desk")]
    public async Task Tenants_share_nothing_even_with_equal_ids()
    {
        await using FlowHost host = await FlowHost.CreateAsync();
        TenantId other = new("other");
        await host.Desk.HandleAsync(FlowHost.Message("m-1", FlowHost.Known));
        await host.Desk.HandleAsync(FlowHost.Message("m-1", FlowHost.Known) with { Tenant = other });

        IConversationService conversations = host.Get<IConversationService>();
        Assert.Equal(2, (await conversations.GetTranscriptAsync(other, new ConversationId("c-1"))).Count);
        Conversation? theirs = await conversations.FindAsync(other, new ConversationId("c-1"));
        Assert.NotEqual((await host.ConversationAsync()).Contact, theirs!.Contact);
        Assert.NotEqual((await host.ConversationAsync()).Customer, theirs.Customer);
    }
}
