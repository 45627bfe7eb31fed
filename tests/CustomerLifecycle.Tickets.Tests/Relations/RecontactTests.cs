using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Relations;

public sealed class RecontactTests
{
    private static readonly TicketActor Customer = TicketActor.Customer(new("c-1"));

    public static TheoryData<string> Storages => LinkTests.Storages;

    [Theory]
    [Trait("Feature", "tickets.repeat-visits")]
    [MemberData(nameof(Storages))]
    public async Task A_customer_who_comes_again_need_not_tell_it_again(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options.AddRecontactPolicy(new() { Name = "week", Window = TimeSpan.FromDays(7) }));
        Ticket open = await fixture.FireAsync(await fixture.CreateTicketAsync(), "Start");

        RecontactResult continued = await fixture.Relations.ContactAboutAsync(Contact(open, "1"));
        Assert.Equal((RecontactOutcome.Continued, open.Id), (continued.Outcome, continued.Result.Ticket!.Id));

        Ticket solved = await fixture.FireAsync(open, "Solve", ("resolution", "new seal"));
        fixture.Clock.Advance(TimeSpan.FromDays(3));
        RecontactResult reopened = await fixture.Relations.ContactAboutAsync(Contact(solved, "2"));
        Assert.Equal((RecontactOutcome.Reopened, open.Id, "InProgress", 1), (reopened.Outcome, reopened.Result.Ticket!.Id, reopened.Result.Ticket.State, reopened.Result.Ticket.ReopenCount));
        Assert.Contains("3 days", reopened.Why!, StringComparison.Ordinal);

        await fixture.FireAsync(solved, "Solve", ("resolution", "another seal"));
        fixture.Clock.Advance(TimeSpan.FromDays(8));
        RecontactResult repeated = await fixture.Relations.ContactAboutAsync(Contact(solved, "3") with { Contact = new ContactId("call-9") });
        Ticket repeat = repeated.Result.Ticket!;
        Assert.Equal((RecontactOutcome.Repeated, "T000002", "New", "It leaks again"), (repeated.Outcome, repeat.Number, repeat.State, repeat.Description));
        Assert.Equal(("after-sales", "defect", "call-9", "desk"), (repeat.Type, repeat.Reason, repeat.Contact!.Value.Value, repeat.Group));
        Assert.Equal((TicketLinkKind.RepeatOf, open.Id), (repeat.Links[0].Kind, repeat.Links[0].Ticket));
        Assert.Contains("not within the window of 7 days", repeated.Why!, StringComparison.Ordinal);

        RecontactResult again = await fixture.Relations.ContactAboutAsync(Contact(solved, "3"));
        Assert.Equal((repeated.Outcome, repeated.Why, TicketJson.Write(repeat)), (again.Outcome, again.Why, TicketJson.Write(again.Result.Ticket!)));
        Assert.Equal((reopened.Outcome, reopened.Why), (await fixture.Relations.ContactAboutAsync(Contact(solved, "2"))) is var (_, outcome, why) ? (outcome, why) : default);
        Assert.Equal(
            [RecontactOutcome.Continued, RecontactOutcome.Reopened, RecontactOutcome.Repeated],
            (await fixture.EventsAsync<TicketRecontacted>()).Select(e => e.Outcome));
        Assert.Equal(["It leaks again", "It leaks again"], (await fixture.Tickets.GetCommentsAsync(Tenant, open.Id)).Select(comment => comment.Text));
    }

    [Theory]
    [Trait("Feature", "tickets.repeat-visits")]
    [MemberData(nameof(Storages))]
    public async Task What_was_done_is_told_whatever_rules_and_notices_do_about_it(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options
            .AddRule(TicketRule.Create("loud").OnEvent(new TicketRuleEvent.Replied()).Do(new TicketAction.AddTags("loud")))
            .AddNotice(new() { Name = "told", On = [new TicketRuleEvent.Replied(), new TicketRuleEvent.Created(), new TicketRuleEvent.Transitioned()], Text = "{number}" }));
        Ticket ticket = await fixture.FireAsync(await fixture.CreateTicketAsync(), "Start");
        List<RecontactResult> results = [await fixture.Relations.ContactAboutAsync(Contact(ticket, "1"))];
        await fixture.FireAsync(ticket, "Solve", ("resolution", "new seal"));
        results.Add(await fixture.Relations.ContactAboutAsync(Contact(ticket, "2")));
        await fixture.FireAsync(ticket, "Solve", ("resolution", "another seal"));
        fixture.Clock.Advance(TimeSpan.FromDays(60));
        results.Add(await fixture.Relations.ContactAboutAsync(Contact(ticket, "3")));

        Assert.Equal([RecontactOutcome.Continued, RecontactOutcome.Reopened, RecontactOutcome.Repeated], results.Select(result => result.Outcome!.Value));
        for (int i = 0; i < results.Count; i++)
        {
            RecontactResult again = await fixture.Relations.ContactAboutAsync(Contact(ticket, $"{i + 1}"));
            Assert.Equal((results[i].Outcome, results[i].Why, results[i].Result.Ticket!.Version), (again.Outcome, again.Why, again.Result.Ticket!.Version));
            Assert.NotNull(again.Why);
        }
    }

    [Theory]
    [Trait("Feature", "tickets.repeat-visits")]
    [MemberData(nameof(Storages))]
    public async Task Closed_is_closed_for_good_unless_the_policy_says_otherwise(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options
            .AddRecontactPolicy(new() { Name = "complaints", TicketTypes = ["complaint"], Window = TimeSpan.FromDays(90), ReopensClosed = true })
            .AddRecontactPolicy(new() { Name = "never", TicketTypes = ["pre-sales"], Window = TimeSpan.Zero }));
        Ticket closed = await fixture.FireAsync(await fixture.CreateTicketAsync(), "Reject");

        RecontactResult repeated = await fixture.Relations.ContactAboutAsync(Contact(closed, null));
        Assert.Equal(RecontactOutcome.Repeated, repeated.Outcome);
        Assert.Equal("T000001 is closed for good.", repeated.Why);
        Assert.Equal(StateCategory.Closed, (await fixture.GetAsync(closed)).Category);
        Assert.Equal("default", Assert.Single(await fixture.EventsAsync<TicketRecontacted>()).Policy);
    }

    [Theory]
    [Trait("Feature", "tickets.repeat-visits")]
    [MemberData(nameof(Storages))]
    public async Task Where_the_workflow_does_not_let_a_ticket_be_reopened_a_repeat_is_created(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options.AddWorkflow(WorkflowDefinition.Create("short")
            .Configure("New", StateCategory.New).Permit("Solve", "Solved").Configure("Solved", StateCategory.Solved).Permit("Close", "Closed").Configure("Closed", StateCategory.Closed).Build()));
        Ticket solved = await fixture.FireAsync((await fixture.Tickets.CreateAsync(NewTicket() with { Type = "short" })).EnsureApplied(), "Solve");

        RecontactResult result = await fixture.Relations.ContactAboutAsync(Contact(solved, null));

        Assert.Equal(RecontactOutcome.Repeated, result.Outcome);
        Assert.Contains("'Reopen' is not permitted", result.Why!, StringComparison.Ordinal);
    }

    private static ContactAboutTicket Contact(Ticket ticket, string? key) =>
        new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Customer, Text = "It leaks again", IdempotencyKey = key };
}
