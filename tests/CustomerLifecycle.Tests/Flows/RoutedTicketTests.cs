using CustomerLifecycle.Events;
using CustomerLifecycle.Flows;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Tests.Flows;

public sealed class RoutedTicketTests
{
    private static readonly AgentId Bob = new("bob");

    public static TheoryData<string> Storages => FlowHost.Storages;

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "flows.routed-tickets")]
    public async Task A_ticket_waits_in_routing_until_an_agent_has_room_and_frees_the_agent_when_it_is_done(string storage)
    {
        await using FlowHost host = await HostAsync(storage);
        Ticket first = await CreateAsync(host);
        Ticket second = await CreateAsync(host);
        Assert.Equal((null, null), (await AssigneeAsync(host, first), await AssigneeAsync(host, second)));

        // One agent with room for one: the elder ticket, as soon as the agent comes to work.
        await SignInAsync(host, FlowHost.Ann);
        Assert.Equal(("ann", null), (await AssigneeAsync(host, first), await AssigneeAsync(host, second)));

        (await host.Get<ITicketService>().FireAsync(new() { Tenant = FlowHost.Shop, Ticket = first.Id, Actor = TicketActor.Agent(FlowHost.Ann), Trigger = "Reject" })).EnsureApplied();
        await WorkAsync(host);
        Assert.Equal("ann", await AssigneeAsync(host, second));
        Assert.Null(await host.Router.GetContactSnapshotAsync(FlowHost.Shop, new ContactId("ticket." + first.Id.Value)));
        Assert.Equal(2, (await host.EventsAsync<TicketAssigned>()).Count);
        Assert.Empty(await host.EventsAsync<SurveyRequested>());
    }

    [Fact]
    [Trait("Feature", "flows.routed-tickets")]
    public async Task A_ticket_that_is_given_back_goes_to_another_agent_and_comes_back_to_nobody()
    {
        await using FlowHost host = await HostAsync("memory");
        await SignInAsync(host, FlowHost.Ann);
        Ticket ticket = await CreateAsync(host);
        Assert.Equal("ann", await AssigneeAsync(host, ticket));

        (await host.Get<ITicketService>().ReleaseAsync(new() { Tenant = FlowHost.Shop, Ticket = ticket.Id, Actor = TicketActor.Agent(FlowHost.Ann) })).EnsureApplied();
        await WorkAsync(host);
        Assert.Null(await AssigneeAsync(host, ticket));
        await SignInAsync(host, Bob);

        Assert.Equal("bob", await AssigneeAsync(host, ticket));
        Assert.Single((await host.Router.GetAgentSnapshotAsync(FlowHost.Shop, Bob))!.Contacts);
        Assert.Empty((await host.Router.GetAgentSnapshotAsync(FlowHost.Shop, FlowHost.Ann))!.Contacts);
    }

    [Fact]
    [Trait("Feature", "flows.routed-tickets")]
    public async Task A_ticket_that_somebody_takes_while_it_waits_leaves_routing()
    {
        await using FlowHost host = await HostAsync("memory");
        Ticket ticket = await CreateAsync(host);
        (await host.Get<ITicketService>().ClaimAsync(new() { Tenant = FlowHost.Shop, Ticket = ticket.Id, Actor = TicketActor.Agent(Bob), Agent = Bob })).EnsureApplied();
        await WorkAsync(host);
        await SignInAsync(host, FlowHost.Ann);

        Assert.Equal("bob", await AssigneeAsync(host, ticket));
        Assert.Empty((await host.Router.GetAgentSnapshotAsync(FlowHost.Shop, FlowHost.Ann))!.Contacts);
    }

    private static Task<FlowHost> HostAsync(string storage) => FlowHost.CreateAsync(
        storage,
        flows => flows.DistributeTicketsByRouting(),
        services => services.Configure<TicketsOptions>(options => options.DistributeGroup(FlowHost.Queue.Value)));

    private static async Task<Ticket> CreateAsync(FlowHost host)
    {
        Ticket ticket = (await host.Get<ITicketService>().CreateAsync(new()
        {
            Tenant = FlowHost.Shop,
            Type = "after-sales",
            Subject = "The kettle leaks",
            Actor = TicketActor.System("import"),
            Group = FlowHost.Queue.Value,
        })).EnsureApplied();
        host.Storage.Clock.Advance(TimeSpan.FromSeconds(1));
        await WorkAsync(host);
        return ticket;
    }

    private static async Task SignInAsync(FlowHost host, AgentId agent)
    {
        await host.Router.SignInAsync(FlowHost.Shop, new AgentProfile { Id = agent, Queues = [new AgentQueue { Queue = FlowHost.Queue }], Capacity = AgentCapacity.OneAtATime });
        await WorkAsync(host);
    }

    private static async Task WorkAsync(FlowHost host)
    {
        while (await host.Get<DueDispatcher>().DrainAsync() + await host.Storage.DrainAsync() > 0)
        {
        }
    }

    private static async Task<string?> AssigneeAsync(FlowHost host, Ticket ticket) =>
        (await host.Get<ITicketService>().GetAsync(FlowHost.Shop, ticket.Id))!.Assignee?.Value;
}
