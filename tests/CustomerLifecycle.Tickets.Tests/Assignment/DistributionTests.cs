using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.DependencyInjection;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Assignment;

public sealed class DistributionTests
{
    public static TheoryData<string> Storages => ClaimNextTests.Storages;

    [Theory]
    [Trait("Feature", "tickets.distribution")]
    [MemberData(nameof(Storages))]
    public async Task New_and_released_tickets_go_to_the_member_with_the_fewest_open_ones(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options.DistributeGroup("desk", new("bob"), new("ann"), new("cid")));
        List<Ticket> tickets = [];
        for (int i = 0; i < 4; i++)
        {
            tickets.Add(await fixture.CreateTicketAsync());
            await DrainAsync(fixture);
        }

        Assert.Equal(["ann", "bob", "cid", "ann"], await AssigneesAsync(fixture, tickets));

        // Bob gives his back: it goes to Cid, though Bob has the fewest now.
        await fixture.Tickets.ReleaseAsync(new() { Tenant = Tenant, Ticket = tickets[1].Id, Actor = Ann });
        await DrainAsync(fixture);
        Assert.Equal(["ann", "cid", "cid", "ann"], await AssigneesAsync(fixture, tickets));

        Ticket handed = (await fixture.Tickets.CreateAsync(NewTicket() with { Group = "repair" })).EnsureApplied();
        await DrainAsync(fixture);
        Assert.Null((await fixture.GetAsync(handed)).Assignee);
        await fixture.Tickets.HandOverAsync(new() { Tenant = Tenant, Ticket = handed.Id, Actor = Ann, Group = "desk" });
        await DrainAsync(fixture);
        Assert.Equal("bob", (await fixture.GetAsync(handed)).Assignee!.Value.Value);
    }

    [Theory]
    [Trait("Feature", "tickets.distribution")]
    [MemberData(nameof(Storages))]
    public async Task Automatic_assignment_does_not_steal_the_owner(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options.DistributeGroup("desk", new AgentId("bob")));
        Ticket taken = await fixture.CreateTicketAsync();
        await fixture.Tickets.ClaimAsync(new() { Tenant = Tenant, Ticket = taken.Id, Actor = Ann, Agent = new("ann") });
        await DrainAsync(fixture);
        Assert.Equal("ann", (await fixture.GetAsync(taken)).Assignee!.Value.Value);

        await fixture.CommentAsync(taken, TicketActor.Customer(new("c-1")));
        await fixture.FireAsync(taken, "Reject");
        await fixture.FireAsync(taken, "Reopen");
        await DrainAsync(fixture);
        Assert.Equal("ann", (await fixture.GetAsync(taken)).Assignee!.Value.Value);
        Assert.DoesNotContain(await fixture.EventsAsync<TicketAssigned>(), e => e.Agent == new AgentId("bob"));
    }

    [Theory]
    [Trait("Feature", "tickets.distribution")]
    [MemberData(nameof(Storages))]
    public async Task Whoever_takes_a_ticket_while_it_is_being_distributed_keeps_it(string kind)
    {
        Interrupting selector = new();
        await using TicketFixture fixture = await TicketFixture.CreateAsync(
            kind, options => options.DistributeGroup("desk"), services => services.AddSingleton<IAssigneeSelector>(selector));
        selector.Meanwhile = ticket => fixture.Tickets.ClaimAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Agent = new("ann") });
        Ticket ticket = await fixture.CreateTicketAsync();

        await DrainAsync(fixture);

        Assert.Equal("ann", (await fixture.GetAsync(ticket)).Assignee!.Value.Value);
        Assert.Equal(1, selector.Asked);
        Assert.Equal(new AgentId("ann"), Assert.Single(await fixture.EventsAsync<TicketAssigned>()).Agent);
    }

    [Theory]
    [Trait("Feature", "tickets.distribution")]
    [MemberData(nameof(Storages))]
    public async Task Distributing_beside_agents_who_claim_gives_each_ticket_to_one(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options.DistributeGroup("desk", new AgentId("bob")));
        for (int i = 0; i < 12; i++)
        {
            await fixture.CreateTicketAsync();
        }

        await Race.RunAsync(4, async i =>
        {
            if (i == 0)
            {
                return await fixture.Get<DueDispatcher>().DrainAsync();
            }

            for (int n = 0; n < 3; n++)
            {
                await fixture.Tickets.ClaimNextAsync(new() { Tenant = Tenant, Agent = new("agent-" + i), Actor = Ann, Groups = ["desk"] });
            }

            return 0;
        });

        IReadOnlyList<TicketAssigned> assigned = await fixture.EventsAsync<TicketAssigned>();
        Assert.Equal(12, assigned.Select(e => e.Ticket).Distinct().Count());
        Assert.Equal(12, assigned.Count);
    }

    [Fact]
    [Trait("Feature", "tickets.distribution")]
    public async Task What_nobody_could_get_is_distributed_when_somebody_comes_to_work()
    {
        Members members = new();
        await using TicketFixture fixture = await TicketFixture.CreateAsync(
            "memory", options => options.DistributeGroup("desk"), services => services.AddSingleton<IGroupMembers>(members));
        Ticket normal = await fixture.CreateTicketAsync();
        Ticket urgent = (await fixture.Tickets.CreateAsync(NewTicket() with { Priority = "urgent" })).EnsureApplied();
        await DrainAsync(fixture);
        Assert.Null((await fixture.GetAsync(normal)).Assignee);

        members.Present = [new("ann")];
        Assert.Equal([urgent.Id, normal.Id], (await fixture.Get<ITicketDistribution>().DistributeAsync(Tenant, "desk")).Select(ticket => ticket.Id));
        Assert.Empty(await fixture.Get<ITicketDistribution>().DistributeAsync(Tenant, "desk"));
        Assert.Equal("system:distribution", (await fixture.Tickets.GetHistoryAsync(Tenant, normal.Id))[^1].Actor);
    }

    [Theory]
    [Trait("Feature", "tickets.distribution")]
    [MemberData(nameof(Storages))]
    public async Task What_nobody_could_get_is_tried_again_by_itself_the_most_urgent_first(string kind)
    {
        Members members = new();
        CountingSelector selector = new(members);
        await using TicketFixture fixture = await TicketFixture.CreateAsync(
            kind, options => options.DistributeGroup("desk"), services => services.AddSingleton<IAssigneeSelector>(selector));
        DateTimeOffset start = fixture.Clock.GetUtcNow();
        Ticket normal = await fixture.CreateTicketAsync();
        await fixture.GoToAsync(start);
        fixture.Clock.Advance(TimeSpan.FromSeconds(30));
        Ticket urgent = (await fixture.Tickets.CreateAsync(NewTicket() with { Priority = "urgent" })).EnsureApplied();

        // All night nobody is there: neither the history nor the list of what failed fills up.
        await fixture.GoToAsync(start.AddHours(14));
        Assert.DoesNotContain(await fixture.Tickets.GetHistoryAsync(Tenant, normal.Id), entry => entry.Actor == "system:distribution");
        Assert.Empty(await fixture.Get<IDueStore>().ReadDeadAsync(Tenant, 10, CancellationToken.None));

        // One agent with room for one ticket: the urgent one, whichever is tried first.
        members.Present = [new("ann")];
        selector.Room = 1;
        await fixture.GoToAsync(start.AddHours(14).AddMinutes(15));
        Assert.Equal(("ann", null), ((await fixture.GetAsync(urgent)).Assignee?.Value, (await fixture.GetAsync(normal)).Assignee?.Value));

        // Somebody takes the other one: it is not tried any more.
        await fixture.Tickets.ClaimAsync(new() { Tenant = Tenant, Ticket = normal.Id, Actor = Ann, Agent = new("bob") });
        await fixture.GoToAsync(start.AddHours(15));
        Assert.Equal("bob", (await fixture.GetAsync(normal)).Assignee?.Value);
        Assert.Empty(await fixture.Get<IDueStore>().ReadDueAsync("tickets.distribution", DateTimeOffset.MaxValue, 10, CancellationToken.None));
    }

    private static Task DrainAsync(TicketFixture fixture) => fixture.Get<DueDispatcher>().DrainAsync();

    private static async Task<List<string?>> AssigneesAsync(TicketFixture fixture, List<Ticket> tickets)
    {
        List<string?> assignees = [];
        foreach (Ticket ticket in tickets)
        {
            assignees.Add((await fixture.GetAsync(ticket)).Assignee?.Value);
        }

        return assignees;
    }

    private sealed class Interrupting : IAssigneeSelector
    {
        public Func<Ticket, Task>? Meanwhile { get; set; }

        public int Asked { get; private set; }

        public async ValueTask<AgentId?> SelectAsync(AssigneeRequest request, CancellationToken cancellationToken)
        {
            Asked++;
            await Meanwhile!(request.Ticket);
            return new AgentId("bob");
        }
    }

    private sealed class CountingSelector(Members members) : IAssigneeSelector
    {
        public int Room { get; set; } = int.MaxValue;

        public ValueTask<AgentId?> SelectAsync(AssigneeRequest request, CancellationToken cancellationToken) =>
            ValueTask.FromResult<AgentId?>(members.Present.Count > 0 && Room-- > 0 ? members.Present[0] : null);
    }

    private sealed class Members : IGroupMembers
    {
        public IReadOnlyList<AgentId> Present { get; set; } = [];

        public ValueTask<IReadOnlyList<AgentId>> GetMembersAsync(TenantId tenant, string group, CancellationToken cancellationToken) => ValueTask.FromResult(Present);
    }
}
