using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Approvals;

public sealed class TicketApprovalTests
{
    public static TheoryData<string> Storages => TicketFixture.Storages;

    [Theory]
    [Trait("Feature", "tickets.approvals")]
    [InlineData(ApprovalRule.AllOf, null, "+++", ApprovalStatus.Approved)]
    [InlineData(ApprovalRule.AllOf, null, "++", ApprovalStatus.Pending)]
    [InlineData(ApprovalRule.AllOf, null, "+-", ApprovalStatus.Rejected)]
    [InlineData(ApprovalRule.AnyOf, null, "+", ApprovalStatus.Approved)]
    [InlineData(ApprovalRule.AnyOf, null, "--", ApprovalStatus.Pending)]
    [InlineData(ApprovalRule.AnyOf, null, "---", ApprovalStatus.Rejected)]
    [InlineData(ApprovalRule.AtLeast, 2, "-++", ApprovalStatus.Approved)]
    [InlineData(ApprovalRule.AtLeast, 2, "-+", ApprovalStatus.Pending)]
    [InlineData(ApprovalRule.AtLeast, 2, "--", ApprovalStatus.Rejected)]
    public async Task An_approval_is_decided_by_its_rule(ApprovalRule rule, int? needed, string decisions, ApprovalStatus expected)
    {
        await using TicketFixture fixture = await CreateAsync("memory");
        Ticket ticket = await RequestAsync(fixture, await fixture.CreateTicketAsync(), rule, needed);

        foreach ((char decision, int i) in decisions.Select((decision, i) => (decision, i)))
        {
            ticket = (await DecideAsync(fixture, ticket, "boss-" + i, decision == '+')).EnsureApplied();
        }

        TicketApproval approval = Assert.Single(ticket.Approvals);
        Assert.Equal((expected, expected != ApprovalStatus.Pending), (approval.Status, approval.ClosedAt is not null));
        Assert.Equal(decisions, string.Concat(approval.Decisions.Select(decision => decision.IsApproved ? '+' : '-')));
        IReadOnlyList<TicketApprovalDecided> told = await fixture.EventsAsync<TicketApprovalDecided>();
        Assert.Equal(expected, told[^1].Status);
        Assert.Equal(decisions.Length, told.Count);
        Assert.Equal(3, Assert.Single(await fixture.EventsAsync<TicketApprovalRequested>()).Approvers.Count);
    }

    [Theory]
    [Trait("Feature", "tickets.approvals")]
    [MemberData(nameof(Storages))]
    public async Task A_transition_that_needs_approval_waits_for_it_and_says_why(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind, options => options.AddWorkflow(WorkflowDefinition.FromJson(Workflow)));
        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with { Type = "refund" })).EnsureApplied();

        Assert.Contains("Request one first", await PayAsync());
        ticket = await RequestAsync(fixture, ticket, ApprovalRule.AnyOf);
        Assert.Contains("waits for boss-0, boss-1, boss-2", await PayAsync());
        ticket = (await fixture.Get<ITicketApprovals>().CancelAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Approval = ticket.Approvals[^1].Id })).EnsureApplied();
        Assert.Contains("Request one first", await PayAsync());
        ticket = await RequestAsync(fixture, ticket, ApprovalRule.AllOf);
        await DecideAsync(fixture, ticket, "boss-1", approved: false);
        Assert.Contains("was rejected", await PayAsync());
        ticket = await RequestAsync(fixture, ticket, ApprovalRule.AnyOf);
        await DecideAsync(fixture, ticket, "boss-2", approved: true);
        Assert.Null(await PayAsync());

        async Task<string?> PayAsync() => (await fixture.Tickets.FireAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Trigger = "Pay" })).Refusals.SingleOrDefault()?.Message;
    }

    [Theory]
    [Trait("Feature", "tickets.approvals")]
    [MemberData(nameof(Storages))]
    public async Task An_approval_that_is_not_decided_in_time_expires_once(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind);
        DateTimeOffset due = fixture.Clock.GetUtcNow().AddHours(1);
        Ticket ticket = await RequestAsync(fixture, await fixture.CreateTicketAsync(), ApprovalRule.AllOf, null, due);
        ticket = (await DecideAsync(fixture, ticket, "boss-0", approved: true)).EnsureApplied();
        Ticket decided = await RequestAsync(fixture, await fixture.CreateTicketAsync("other"), ApprovalRule.AnyOf, null, due);
        await DecideAsync(fixture, decided, "boss-0", approved: true);

        fixture.Clock.SetUtcNow(due);
        Assert.Equal(TicketRefusalCodes.ApprovalClosed, Assert.Single((await DecideAsync(fixture, ticket, "boss-1", approved: true)).Refusals).Code);
        await fixture.GoToAsync(due.AddHours(1));

        TicketApproval approval = Assert.Single((await fixture.Tickets.GetAsync(Tenant, ticket.Id))!.Approvals);
        Assert.Equal(ApprovalStatus.Expired, approval.Status);
        Assert.Empty(approval.Waiting());
        Assert.Equal(ApprovalStatus.Approved, (await fixture.Tickets.GetAsync(Tenant, decided.Id))!.Approvals[0].Status);
        TicketApprovalDecided expired = Assert.Single(await fixture.EventsAsync<TicketApprovalDecided>(), told => told.Status == ApprovalStatus.Expired);
        Assert.Null(expired.Approver);
    }

    [Theory]
    [Trait("Feature", "tickets.approvals")]
    [MemberData(nameof(Storages))]
    public async Task Of_decisions_that_race_exactly_one_of_each_approver_counts(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind);
        Ticket ticket = await RequestAsync(fixture, await fixture.CreateTicketAsync(), ApprovalRule.AllOf);

        TicketResult[] results = await Task.WhenAll(Enumerable.Range(0, 9).Select(i => Task.Run(() => DecideAsync(fixture, ticket, "boss-" + (i % 3), approved: true))));

        TicketApproval approval = (await fixture.Tickets.GetAsync(Tenant, ticket.Id))!.Approvals[0];
        Assert.Equal(3, results.Count(result => result.IsApplied));
        Assert.Equal(["boss-0", "boss-1", "boss-2"], approval.Decisions.Select(decision => decision.Approver.Value).Order());
        Assert.Equal(ApprovalStatus.Approved, approval.Status);
    }

    [Fact]
    [Trait("Feature", "tickets.approvals")]
    public async Task Only_those_who_were_asked_decide_and_once()
    {
        await using TicketFixture fixture = await CreateAsync("memory");
        Ticket ticket = await RequestAsync(fixture, await fixture.CreateTicketAsync(), ApprovalRule.AllOf);
        await DecideAsync(fixture, ticket, "boss-0", approved: true);

        Assert.Equal(TicketRefusalCodes.NotAnApprover, Assert.Single((await DecideAsync(fixture, ticket, "ann", approved: true)).Refusals).Code);
        Assert.Equal(TicketRefusalCodes.AlreadyDecided, Assert.Single((await DecideAsync(fixture, ticket, "boss-0", approved: false)).Refusals).Code);
        TicketResult bot = await fixture.Get<ITicketApprovals>().DecideAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = TicketActor.Bot("boss-1"), Approval = ticket.Approvals[0].Id, IsApproved = true });
        Assert.Equal(TicketRefusalCodes.NotAnApprover, Assert.Single(bot.Refusals).Code);
        await Assert.ThrowsAsync<ArgumentException>(() => RequestAsync(fixture, ticket, ApprovalRule.AtLeast, 4));
        await Assert.ThrowsAsync<ArgumentException>(() => RequestAsync(fixture, ticket, ApprovalRule.AllOf, null, fixture.Clock.GetUtcNow()));
    }

    private static async Task<Ticket> RequestAsync(TicketFixture fixture, Ticket ticket, ApprovalRule rule, int? needed = null, DateTimeOffset? dueAt = null) =>
        (await fixture.Get<ITicketApprovals>().RequestAsync(new()
        {
            Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Subject = "Refund of 120.00 EUR", Approvers = [new("boss-2"), new("boss-0"), new("boss-1"), new("boss-0")],
            Rule = rule, Needed = needed, DueAt = dueAt,
        })).EnsureApplied();

    private static Task<TicketResult> DecideAsync(TicketFixture fixture, Ticket ticket, string agent, bool approved) => fixture.Get<ITicketApprovals>().DecideAsync(
        new() { Tenant = Tenant, Ticket = ticket.Id, Actor = TicketActor.Agent(new(agent)), Approval = ticket.Approvals[^1].Id, IsApproved = approved, Comment = "seen" });

    private const string Workflow = """
        {
          "name": "refund",
          "version": 1,
          "initial": "New",
          "states": [ { "name": "New", "category": "New" }, { "name": "Paid", "category": "Closed" } ],
          "transitions": [ { "from": "New", "trigger": "Pay", "to": "Paid", "guards": [ "approved" ] } ]
        }
        """;
}
