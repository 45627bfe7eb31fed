using CustomerLifecycle.Analytics;
using CustomerLifecycle.Events;
using CustomerLifecycle.Flows;
using CustomerLifecycle.Leads;
using CustomerLifecycle.Messages;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Tests.Flows;

public sealed class FlowTests
{
    public static TheoryData<string> Storages => FlowHost.Storages;

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "flows.captured-lead")]
    public async Task At_night_the_bot_takes_a_number_and_it_is_one_lead_and_one_customer(string storage)
    {
        await using FlowHost host = await FlowHost.CreateAsync(storage, flows => flows.UsePlanner<NightPlanner>());
        await host.WriteAsync("m-1", "想买十台，有没有批发价");
        await host.WriteAsync("m-2", "我的电话13800001234");
        await host.WriteAsync("m-3", "对");
        await host.WriteAsync("m-3", "对");
        LeadDetailsCaptured captured = Assert.Single(await host.EventsAsync<LeadDetailsCaptured>());
        await host.DeliverAgainAsync<CapturedLeadFlow>(captured);
        await host.DrainAsync();

        Lead lead = Assert.Single((await host.Get<ILeadService>().QueryAsync(FlowHost.Shop, new LeadQuery())).Leads);
        Assert.Equal((new ConversationId("c-1"), Channel.WebChat, "13800001234"), (lead.Conversation!.Value, lead.Channel!.Value, lead.Details.ContactPoints[0].Value));
        Assert.Empty(await host.EventsAsync<ContactQueued>());
        var customer = await host.CustomerAsync(FlowHost.Visitor);
        Assert.Contains(customer.ContactPoints, point => point.Kind == ContactPointKind.Phone);
        Assert.Equal(LeadCustomerFlow.Tag, Assert.Single(customer.Tags).Name);
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "flows.survey")]
    public async Task A_contact_a_human_finished_is_surveyed_once_and_not_again_within_the_quiet_period(string storage)
    {
        await using FlowHost host = await FlowHost.CreateAsync(storage);
        await host.SignInAsync(FlowHost.Ann);
        await FinishContactAsync(host, "1");
        await host.DeliverAgainAsync<ContactSurveyFlow>(Assert.Single(await host.EventsAsync<ContactCompleted>()));
        await FinishContactAsync(host, "2");

        RichCardMessage card = Assert.IsType<RichCardMessage>(Assert.Single(host.Channel.Sent, sent => sent.Content is RichCardMessage).Content);
        string token = Assert.Single(card.Actions).Link!.Segments[^1];
        Assert.Single(await host.EventsAsync<SurveyRequested>());
        SurveyAnswerResult answer = await host.Get<ISurveyService>().AnswerAsync(FlowHost.Shop, token, 5);
        Assert.Equal((SurveyAnswerStatus.Accepted, FlowHost.Ann), (answer.Status, answer.Survey!.Agent!.Value));

        host.Storage.Clock.Advance(TimeSpan.FromDays(15));
        await FinishContactAsync(host, "3");
        Assert.Equal(2, host.Channel.Sent.Count(sent => sent.Content is RichCardMessage));
    }

    [Fact]
    [Trait("Feature", "flows.survey")]
    public async Task A_survey_that_cannot_be_delivered_is_not_counted_as_asked()
    {
        await using FlowHost host = await FlowHost.CreateAsync();
        await host.SignInAsync(FlowHost.Ann);
        await host.WriteAsync("m-1", FlowHost.Known, channel: Channel.Email);
        await host.Router.CompleteAsync(FlowHost.Shop, (await host.ConversationAsync()).Contact!.Value, FlowHost.Ann, outcome: ContactOutcome.Resolved);
        await host.DrainAsync();

        Assert.Empty(await host.EventsAsync<SurveyRequested>());
    }

    [Fact]
    [Trait("Feature", "flows.survey")]
    public async Task A_solved_ticket_is_surveyed_by_the_channel_of_its_conversation()
    {
        await using FlowHost host = await FlowHost.CreateAsync();
        await host.WriteAsync("m-1", FlowHost.Known);
        var conversation = await host.ConversationAsync();
        TicketTransitioned solved = new()
        {
            Id = new EventId("e-1"), Tenant = FlowHost.Shop, OccurredAt = host.Storage.Clock.GetUtcNow(), Ticket = new TicketId("t-1"), Customer = conversation.Customer,
            Conversation = conversation.Id, From = "open", To = "solved", FromCategory = StateCategory.Open, ToCategory = StateCategory.Solved, Trigger = "solve",
        };
        await host.DeliverAgainAsync<TicketSurveyFlow>(solved);
        await host.DeliverAgainAsync<TicketSurveyFlow>(solved with { FromCategory = StateCategory.Solved, ToCategory = StateCategory.Closed, Id = new EventId("e-2") });

        Assert.Single(host.Channel.Sent, sent => sent.Content is RichCardMessage);
        await host.DrainAsync();
        Assert.Equal(new TicketId("t-1"), Assert.Single(await host.EventsAsync<SurveyRequested>()).Ticket);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [Trait("Feature", "flows.dissatisfied")]
    public async Task A_bad_rating_marks_the_customer_for_ninety_days(int score, bool marked)
    {
        await using FlowHost host = await FlowHost.CreateAsync();
        await host.SignInAsync(FlowHost.Ann);
        await FinishContactAsync(host, "1");
        string token = ((RichCardMessage)host.Channel.Sent[^1].Content).Actions[0].Link!.Segments[^1];
        await host.Get<ISurveyService>().AnswerAsync(FlowHost.Shop, token, score);
        await host.DrainAsync();

        Assert.Equal(marked ? [DissatisfiedTagFlow.Tag] : [], (await host.CustomerAsync(FlowHost.Visitor)).Tags.Select(tag => tag.Name));
        host.Storage.Clock.Advance(TimeSpan.FromDays(90));
        Assert.Empty((await host.CustomerAsync(FlowHost.Visitor)).Tags);
    }

    [Fact]
    [Trait("Feature", "flows.overflow")]
    public async Task A_full_queue_sends_the_contact_to_the_bot_which_asks_once_how_to_reach_the_customer()
    {
        await using FlowHost host = await FlowHost.CreateAsync(also: services => services.Configure<RoutingOptions>(routing =>
            routing.Queues.Add(new QueueDefinition { Id = FlowHost.Queue, Overflow = [OverflowRule.NoEligibleAgent(OverflowAction.ToBot())] })));
        await host.WriteAsync("m-1", "我家厨房的水管爆了", channel: Channel.Email);
        await host.DeliverAgainAsync<OverflowToBotFlow>(Assert.Single(await host.EventsAsync<ContactOverflowed>()));

        Assert.Equal(["Customer", "Bot"], (await host.TranscriptAsync()).Select(line => line.Split(':')[0]));
        Assert.Equal(ContactStatus.WithBot, (await host.ContactAsync())!.Status);
        await host.WriteAsync("m-2", "13800001234", channel: Channel.Email);
        Assert.Equal(["Customer", "Bot", "Customer", "Bot"], (await host.TranscriptAsync()).Select(line => line.Split(':')[0]));
    }

    [Fact]
    [Trait("Feature", "flows.conversation-end")]
    public async Task A_customer_who_hangs_up_ends_the_conversation()
    {
        await using FlowHost host = await FlowHost.CreateAsync();
        await host.WriteAsync("m-1", FlowHost.AsksForHuman);
        await host.Router.AbandonAsync(FlowHost.Shop, (await host.ConversationAsync()).Contact!.Value);
        await host.DrainAsync();

        Assert.Equal("customer", (await host.ConversationAsync()).EndedBy);
    }

    private static async Task FinishContactAsync(FlowHost host, string name)
    {
        await host.WriteAsync("m-" + name, FlowHost.AsksForHuman, "c-" + name);
        ContactId contact = (await host.ConversationAsync("c-" + name)).Contact!.Value;
        RoutingOutcome done = await host.Router.CompleteAsync(FlowHost.Shop, contact, FlowHost.Ann, outcome: ContactOutcome.Resolved);
        Assert.True(done.IsAccepted, done.Rejection?.Message);
        await host.DrainAsync();
    }

    private sealed class NightPlanner : IContactPlanner
    {
        public ContactPlan Plan(ContactPlanRequest request) => new() { Queue = FlowHost.Queue, AgentsAvailable = false };
    }
}
