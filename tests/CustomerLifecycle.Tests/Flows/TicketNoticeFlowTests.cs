using CustomerLifecycle.Channels;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Events;
using CustomerLifecycle.Flows;
using CustomerLifecycle.Messages;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Tests.Flows;

public sealed class TicketNoticeFlowTests
{
    public static TheoryData<string> Storages => FlowHost.Storages;

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "flows.ticket-notice")]
    public async Task A_notice_reaches_the_customer_by_the_channel_of_the_conversation_once(string storage)
    {
        await using FlowHost host = await FlowHost.CreateAsync(storage, also: services => services.Configure<TicketsOptions>(options => options.AddNotice(Received)));
        host.Channel.IsDown = true;
        Ticket ticket = await TicketAsync(host);
        Assert.Empty(Notices(host));

        // The channel is back: nothing was lost, and a second delivery is not a second message.
        host.Channel.IsDown = false;
        await host.DrainAsync();
        await host.DeliverAgainAsync<TicketNoticeFlow>(Assert.Single(await host.EventsAsync<TicketNotificationRequested>()));

        OutboundMessage sent = Assert.Single(Notices(host));
        Assert.Equal(($"We have your request {ticket.Number}.", FlowHost.Visitor), (sent.Content.ToPlainText(), sent.To));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "flows.ticket-notice")]
    public async Task What_the_customer_was_told_is_in_the_transcript_once(string storage)
    {
        await using FlowHost host = await FlowHost.CreateAsync(storage, also: services => services.Configure<TicketsOptions>(options => options.AddNotice(Received)));
        Ticket ticket = await TicketAsync(host);
        await host.DeliverAgainAsync<TicketNoticeFlow>(Assert.Single(await host.EventsAsync<TicketNotificationRequested>()));

        ConversationMessage told = Assert.Single(
            await host.Get<IConversationService>().GetTranscriptAsync(FlowHost.Shop, ticket.Conversation!.Value), message => message.Sender == ParticipantKind.System);
        Assert.Equal(($"We have your request {ticket.Number}.", true, true), (told.Content.ToPlainText(), told.IsPublic, told.IsAutomatic));
        Assert.Equal(Assert.Single(Notices(host)).Id, told.Id);
    }

    [Fact]
    [Trait("Feature", "flows.ticket-notice")]
    public async Task A_watcher_outside_is_told_by_a_channel_that_reaches_the_contact_point()
    {
        FakeChannel sms = new(Channel.Sms);
        FakeChannel mail = new(Channel.Email);
        await using FlowHost host = await FlowHost.CreateAsync(also: services => services
            .AddSingleton<IChannel>(sms).AddSingleton<IChannel>(mail)
            .Configure<TicketsOptions>(options => options.AddNotice(new() { Name = "moved", On = [new TicketRuleEvent.Transitioned()], To = TicketNotificationAudience.Watchers, Text = "{number}: {state}" })));
        Ticket ticket = await TicketAsync(host);
        ContactPoint[] points = [new(ContactPointKind.Email, "wife@example.org"), new(ContactPointKind.Phone, "+8613800138000"), new(ContactPointKind.QQ, "10001")];
        foreach (ContactPoint point in points)
        {
            (await host.Get<ITicketWatchers>().WatchAsync(new() { Tenant = FlowHost.Shop, Ticket = ticket.Id, Actor = TicketActor.Agent(FlowHost.Ann), Watcher = TicketWatcher.Of(point) })).EnsureApplied();
        }

        (await host.Get<ITicketService>().FireAsync(new() { Tenant = FlowHost.Shop, Ticket = ticket.Id, Actor = TicketActor.Agent(FlowHost.Ann), Trigger = "Start" })).EnsureApplied();
        await host.DrainAsync();

        OutboundMessage toWife = Assert.Single(mail.Sent);
        OutboundMessage toPhone = Assert.Single(sms.Sent);
        Assert.Equal(($"{ticket.Number}: InProgress", points[0], null), (toWife.Content.ToPlainText(), toWife.To, toWife.Conversation));
        Assert.Equal(points[1], toPhone.To);
        Assert.NotEqual(toWife.Id, toPhone.Id);
        Assert.Empty(Notices(host));
        Assert.DoesNotContain(await host.Get<IConversationService>().GetTranscriptAsync(FlowHost.Shop, ticket.Conversation!.Value), message => message.Sender == ParticipantKind.System);
    }

    [Fact]
    [Trait("Feature", "flows.ticket-notice")]
    public async Task A_preferred_channel_that_does_not_reach_the_customer_is_passed_over()
    {
        FakeChannel sms = new(Channel.Sms);
        await using FlowHost host = await FlowHost.CreateAsync(also: services => services
            .AddSingleton<IChannel>(sms)
            .Configure<TicketsOptions>(options => options.AddNotice(Received with { Channels = [Channel.Email, Channel.Sms] })));

        await TicketAsync(host);

        Assert.Empty(sms.Sent);
        Assert.Single(Notices(host));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "flows.ticket-notice")]
    public async Task A_writer_whom_nobody_knows_is_told_where_they_wrote_from(string storage)
    {
        FakeChannel mail = new(Channel.Email);
        ContactPoint lee = new(ContactPointKind.Email, "lee@example.com");
        await using FlowHost host = await FlowHost.CreateAsync(storage, also: services => services
            .AddSingleton<IChannel>(mail).Configure<TicketsOptions>(options => options.AddNotice(Received)));

        Ticket ticket = (await host.Get<ITicketService>().CreateAsync(new()
        {
            Tenant = FlowHost.Shop, Type = "after-sales", Subject = "The kettle leaks", Actor = TicketActor.System("mail"), ContactPoint = lee, Dimensions = new() { Channel = Channel.Email },
        })).EnsureApplied();
        await host.DrainAsync();

        OutboundMessage sent = Assert.Single(mail.Sent);
        Assert.Equal(($"We have your request {ticket.Number}.", lee), (sent.Content.ToPlainText(), sent.To));
        Assert.DoesNotContain("lee@", System.Text.Json.JsonSerializer.Serialize(Assert.Single(await host.EventsAsync<TicketNotificationRequested>())), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "flows.ticket-notice")]
    public async Task Without_the_flow_the_host_has_the_event()
    {
        await using FlowHost host = await FlowHost.CreateAsync(
            flows: flows => flows.Remove<TicketNoticeFlow>(),
            also: services => services.Configure<TicketsOptions>(options => options.AddNotice(Received)));

        await TicketAsync(host);

        Assert.Empty(Notices(host));
        Assert.Single(await host.EventsAsync<TicketNotificationRequested>());
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "flows.survey")]
    public async Task Tickets_that_ask_by_policy_lead_to_one_survey(string storage)
    {
        await using FlowHost host = await FlowHost.CreateAsync(
            storage, also: services => services.Configure<TicketsOptions>(options => options.AskForSatisfaction(new() { Delay = TimeSpan.FromHours(1) })));
        Ticket ticket = await TicketAsync(host);
        foreach ((string trigger, string field) in new[] { ("Start", ""), ("Solve", "new seal") })
        {
            FireTrigger fire = new() { Tenant = FlowHost.Shop, Ticket = ticket.Id, Actor = TicketActor.Agent(FlowHost.Ann), Trigger = trigger, Fields = new Dictionary<string, string> { ["resolution"] = field } };
            (await host.Get<ITicketService>().FireAsync(fire)).EnsureApplied();
        }

        await host.DrainAsync();
        Assert.Empty(await host.EventsAsync<SurveyRequested>());
        host.Storage.Clock.Advance(TimeSpan.FromHours(1));
        await host.Get<DueDispatcher>().DrainAsync();
        await host.DrainAsync();

        Assert.Equal(ticket.Id, Assert.Single(await host.EventsAsync<SurveyRequested>()).Ticket);
        Assert.Single(host.Channel.Sent, sent => sent.Content is RichCardMessage);
    }

    private static NotificationPolicy Received => new() { Name = "received", On = [new TicketRuleEvent.Created()], Text = "We have your request {number}." };

    private static IEnumerable<OutboundMessage> Notices(FlowHost host) => host.Channel.Sent.Where(sent => sent.Id.Value.StartsWith("notice-", StringComparison.Ordinal));

    private static async Task<Ticket> TicketAsync(FlowHost host)
    {
        await host.WriteAsync("m-1", FlowHost.Known);
        Conversation conversation = await host.ConversationAsync();
        Ticket ticket = (await host.Get<ITicketService>().CreateAsync(new()
        {
            Tenant = FlowHost.Shop,
            Type = "after-sales",
            Subject = "The kettle leaks",
            Actor = TicketActor.Agent(FlowHost.Ann),
            Customer = conversation.Customer,
            Conversation = conversation.Id,
        })).EnsureApplied();
        await host.Storage.DrainAsync();
        return ticket;
    }
}
