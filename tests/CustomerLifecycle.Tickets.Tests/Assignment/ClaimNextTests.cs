using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Assignment;

public sealed class ClaimNextTests
{
    public static TheoryData<string> Storages => ["memory", "sqlite", "postgresql"];

    [Theory]
    [Trait("Feature", "tickets.claim-next")]
    [MemberData(nameof(Storages))]
    public async Task The_most_urgent_comes_first_then_what_is_due_first_then_the_oldest(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket old = await CreateAsync(fixture, "normal", "after-sales");
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        Ticket young = await CreateAsync(fixture, "normal", "after-sales");
        Ticket urgent = await CreateAsync(fixture, "urgent", "after-sales");
        Ticket answered = await fixture.CommentAsync(await CreateAsync(fixture, "normal", "after-sales"), Ann);
        Ticket elsewhere = (await fixture.Tickets.CreateAsync(NewTicket() with { Group = "repair", Priority = "urgent" })).EnsureApplied();
        await fixture.FireAsync(await CreateAsync(fixture, "urgent", "after-sales"), "Reject");

        List<TicketId> taken = [];
        while (await fixture.Tickets.ClaimNextAsync(Claim("ann", "desk")) is { IsApplied: true } claimed)
        {
            Assert.Equal("ann", claimed.Ticket.Assignee!.Value.Value);
            taken.Add(claimed.Ticket.Id);
        }

        Assert.Equal([urgent.Id, old.Id, young.Id, answered.Id], taken);
        Assert.Equal(TicketRefusalCodes.NothingWaiting, (await fixture.Tickets.ClaimNextAsync(Claim("ann", "desk"))).Refusals[0].Code);
        Assert.Equal(TicketRefusalCodes.NothingWaiting, (await fixture.Tickets.ClaimNextAsync(Claim("ann") with { Types = ["complaint"] })).Refusals[0].Code);
        Assert.Equal(elsewhere.Id, (await fixture.Tickets.ClaimNextAsync(Claim("ann"))).Ticket!.Id);
    }

    [Theory]
    [Trait("Feature", "tickets.claim-next")]
    [MemberData(nameof(Storages))]
    public async Task Agents_who_claim_at_the_same_time_each_get_another_ticket(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        for (int i = 0; i < 6; i++)
        {
            await fixture.CreateTicketAsync();
        }

        TicketResult[] results = await Race.RunAsync(8, i => fixture.Tickets.ClaimNextAsync(Claim("agent-" + i, "desk")));

        Assert.Equal(6, results.Where(result => result.IsApplied).Select(result => result.Ticket!.Id).Distinct().Count());
        Assert.All(results.Where(result => !result.IsApplied), result => Assert.Equal(TicketRefusalCodes.NothingWaiting, result.Refusals[0].Code));
        Assert.Equal(2, results.Count(result => !result.IsApplied));
        Assert.Equal(6, (await fixture.EventsAsync<TicketAssigned>()).Count);
    }

    [Theory]
    [Trait("Feature", "tickets.claim-next")]
    [MemberData(nameof(Storages))]
    public async Task A_repeated_claim_gives_the_same_ticket_and_no_second_one(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        await fixture.CreateTicketAsync();
        await fixture.CreateTicketAsync();

        Ticket first = (await fixture.Tickets.ClaimNextAsync(Claim("ann", "desk") with { IdempotencyKey = "shift-1" })).EnsureApplied();
        Ticket again = (await fixture.Tickets.ClaimNextAsync(Claim("ann", "desk") with { IdempotencyKey = "shift-1" })).EnsureApplied();

        Assert.Equal(TicketJson.Write(first), TicketJson.Write(again));
        Assert.Single(await fixture.Tickets.QueryAsync(Tenant, new() { Unassigned = true }));
        await Assert.ThrowsAsync<ArgumentException>(() => fixture.Tickets.ClaimNextAsync(Claim("ann", [.. Enumerable.Range(0, 21).Select(i => "g" + i)])));
    }

    private static ClaimNextTicket Claim(string agent, params string[] groups) => new() { Tenant = Tenant, Agent = new(agent), Actor = TicketActor.Agent(new(agent)), Groups = groups };

    private static async Task<Ticket> CreateAsync(TicketFixture fixture, string priority, string type) =>
        (await fixture.Tickets.CreateAsync(NewTicket() with { Priority = priority, Type = type })).EnsureApplied();
}
