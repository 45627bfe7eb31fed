using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Comments;

public sealed class CustomerAnswerTests
{
    private static readonly TicketActor Customer = TicketActor.Customer(new("c-1"));

    public static TheoryData<string> Storages => TicketFixture.Storages;

    [Theory]
    [Trait("Feature", "tickets.customer-answers")]
    [MemberData(nameof(Storages))]
    public async Task A_ticket_that_waits_for_the_customer_goes_on_when_the_customer_answers_by_any_channel(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        (Ticket portal, Ticket phone) = (await WaitingAsync(fixture), await WaitingAsync(fixture));
        fixture.Clock.Advance(TimeSpan.FromHours(1));

        portal = await fixture.CommentAsync(portal, Customer);
        RecontactResult called = await fixture.Relations.ContactAboutAsync(new() { Tenant = Tenant, Ticket = phone.Id, Actor = Customer, Text = "Since Monday." });

        Assert.All([portal, called.Result.Ticket!], ticket =>
        {
            Assert.Equal("InProgress", ticket.State);
            Assert.Equal(fixture.Clock.GetUtcNow().AddHours(4), ticket.Sla!.Clock(SlaTargetKind.NextResponse)!.DueAt);
            Assert.Equal(SlaStatus.Running, fixture.Tickets.GetSla(ticket).Single(state => state.Kind == SlaTargetKind.Resolution).Status);
        });
        Assert.Equal(RecontactOutcome.Continued, called.Outcome);
        Assert.Equal(["reply", "fire:CustomerAnswered"], (await fixture.Tickets.GetHistoryAsync(Tenant, portal.Id)).TakeLast(2).Select(entry => entry.Action));
        Assert.Equal([Customer.ToString(), Customer.ToString()], (await fixture.Tickets.GetHistoryAsync(Tenant, portal.Id)).TakeLast(2).Select(entry => entry.Actor));
    }

    [Fact]
    [Trait("Feature", "tickets.customer-answers")]
    public async Task What_a_machine_or_an_agent_writes_is_no_answer_and_a_host_may_leave_tickets_waiting()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory");
        Ticket ticket = await WaitingAsync(fixture);
        AddComment away = new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Customer, Text = "Away", IsPublic = true, IsAutomatic = true };
        Assert.Equal("WaitingForCustomer", (await fixture.Tickets.CommentAsync(away)).EnsureApplied().State);
        Assert.Equal("WaitingForCustomer", (await fixture.CommentAsync(ticket, Ann)).State);

        await using TicketFixture patient = await TicketFixture.CreateAsync("memory", options => options.AnsweredTriggers.Clear());
        Assert.Equal("WaitingForCustomer", (await patient.CommentAsync(await WaitingAsync(patient), Customer)).State);
    }

    [Fact]
    [Trait("Feature", "tickets.customer-answers")]
    public async Task An_answer_that_may_not_move_the_ticket_is_kept_and_the_history_says_why()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options => options.AddWorkflow(WorkflowDefinition.Create("strict")
            .Configure("New", StateCategory.New).Permit("Ask", "Asked")
            .Configure("Asked", StateCategory.Pending).Permit("CustomerAnswered", "Open", "proof")
            .Configure("Open", StateCategory.Open).Permit("Close", "Closed")
            .Configure("Closed", StateCategory.Closed).Build()));
        Ticket ticket = await fixture.FireAsync((await fixture.Tickets.CreateAsync(NewTicket() with { Type = "strict" })).EnsureApplied(), "Ask");

        ticket = await fixture.CommentAsync(ticket, Customer);

        Assert.Equal("Asked", ticket.State);
        Assert.Single(await fixture.Tickets.GetCommentsAsync(Tenant, ticket.Id));
        TicketHistoryEntry refused = (await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id))[^1];
        Assert.Equal(("answer-refused", "system:answer"), (refused.Action, refused.Actor));
        Assert.Contains("'proof'", refused.Reason, StringComparison.Ordinal);
    }

    private static async Task<Ticket> WaitingAsync(TicketFixture fixture) =>
        await fixture.FireAsync(await fixture.CommentAsync(await fixture.FireAsync(await fixture.CreateTicketAsync(), "Start"), Ann), "AskCustomer");
}
