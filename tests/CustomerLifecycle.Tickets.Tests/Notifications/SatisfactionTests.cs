using CustomerLifecycle.Events;
using CustomerLifecycle.Tickets.Automation;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Notifications;

public sealed class SatisfactionTests
{
    public static TheoryData<string> Storages => ["memory", "sqlite", "postgresql"];

    [Theory]
    [Trait("Feature", "tickets.satisfaction")]
    [MemberData(nameof(Storages))]
    public async Task A_customer_is_asked_once_per_solution_and_not_again_within_the_quiet_period(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options.AskForSatisfaction(new() { QuietPeriod = TimeSpan.FromDays(10) }));
        Ticket first = await RuleTests.SolveAsync(fixture, NewTicket() with { Assignee = new AgentId("bob") });
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        await RuleTests.SolveAsync(fixture, NewTicket("two"));
        await RuleTests.SolveAsync(fixture, NewTicket("other") with { Customer = new CustomerId("c-2") });
        await RuleTests.SolveAsync(fixture, NewTicket("nobody") with { Customer = null });
        await fixture.GoToAsync(Utc(2, 10));

        IReadOnlyList<TicketSatisfactionRequested> asked = await fixture.EventsAsync<TicketSatisfactionRequested>();
        Assert.Equal(["c-1", "c-2"], asked.Select(one => one.Customer!.Value.Value).Order());
        Assert.Equal("bob", Assert.Single(asked, one => one.Ticket == first.Id).Agent!.Value.Value);
        await fixture.FireAsync(first, "Confirm");
        await fixture.GoToAsync(Utc(12, 8));
        Assert.Equal(2, (await fixture.EventsAsync<TicketSatisfactionRequested>()).Count);

        // Solved again after the quiet period: asked again.
        await fixture.GoToAsync(Utc(12, 10));
        first = await fixture.FireAsync(first, "Reopen");
        await fixture.FireAsync(first, "Solve", ("resolution", "another seal"));
        await fixture.GoToAsync(Utc(12, 11));
        Assert.Equal(3, (await fixture.EventsAsync<TicketSatisfactionRequested>()).Count);
        Assert.Equal(Utc(12, 10), (await fixture.Tickets.GetAsync(Tenant, first.Id))!.SatisfactionRequestedAt);
    }

    [Fact]
    [Trait("Feature", "tickets.satisfaction")]
    public async Task Spam_and_what_is_reopened_is_not_asked_about_and_nobody_is_asked_at_night()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options => options
            .AskForSatisfaction(new() { Delay = TimeSpan.FromHours(2), Hours = "office", If = When.Property("priority").IsNot("low") }));
        Ticket spam = await RuleTests.SolveAsync(fixture, NewTicket() with { Customer = new CustomerId("c-1"), Tags = ["spam"] });
        Ticket reopened = await RuleTests.SolveAsync(fixture, NewTicket() with { Customer = new CustomerId("c-2") });
        await RuleTests.SolveAsync(fixture, NewTicket() with { Customer = new CustomerId("c-3"), Priority = "low" });
        await fixture.FireAsync(reopened, "Reopen");
        await fixture.GoToAsync(Utc(2, 16));
        Ticket late = await RuleTests.SolveAsync(fixture, NewTicket() with { Customer = new CustomerId("c-4") });

        await fixture.GoToAsync(Utc(20, 9));

        TicketSatisfactionRequested asked = Assert.Single(await fixture.EventsAsync<TicketSatisfactionRequested>());
        Assert.Equal((late.Id, Utc(3, 9)), (asked.Ticket, asked.OccurredAt));
        Assert.Null((await fixture.Tickets.GetAsync(Tenant, spam.Id))!.SatisfactionRequestedAt);
    }

    [Fact]
    [Trait("Feature", "tickets.satisfaction")]
    public async Task A_rule_may_ask_too_and_still_once()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options => options
            .AskForSatisfaction()
            .AddRule(TicketRule.Create("ask").OnEvent(new TicketRuleEvent.Transitioned(ToCategory: StateCategory.Closed)).Do(new TicketAction.RequestSatisfaction())));
        Ticket rejected = await fixture.FireAsync(await fixture.CreateTicketAsync(), "Reject");
        await fixture.GoToAsync(Utc(2, 10));
        Ticket solved = await RuleTests.SolveAsync(fixture, NewTicket() with { Customer = new CustomerId("c-2") });
        await fixture.FireAsync(solved, "Confirm");
        await fixture.GoToAsync(Utc(20, 9));

        Assert.Equal([rejected.Id, solved.Id], (await fixture.EventsAsync<TicketSatisfactionRequested>()).OrderBy(asked => asked.OccurredAt).Select(asked => asked.Ticket));
    }

    private static DateTimeOffset Utc(int day, int hour) => new(2026, 3, day, hour, 0, 0, TimeSpan.Zero);
}
