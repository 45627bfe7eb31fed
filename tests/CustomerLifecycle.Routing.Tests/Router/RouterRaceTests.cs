using CustomerLifecycle.Routing.Commands;

namespace CustomerLifecycle.Routing.Tests;

public sealed class RouterRaceTests
{
    private static readonly TenantId Tenant = RoutersOverOneLog.Tenant;

    [Theory]
    [Trait("Feature", "routing.many-nodes")]
    [InlineData("memory")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task Two_agents_who_race_for_one_contact_on_two_nodes_have_one_winner(string kind)
    {
        await using var nodes = await RoutersOverOneLog.CreateAsync(kind, configure: o => o.Queues.Add(new QueueDefinition { Id = new("q") }));
        foreach (string agent in new[] { "ann", "bob" })
        {
            var profile = new AgentProfile { Id = new(agent), Queues = [new() { Queue = new("q") }], Capacity = AgentCapacity.Of(100) };
            await nodes.Routers[0].SignInAsync(Tenant, profile, AgentPresence.Busy);
        }

        for (int i = 0; i < 20; i++)
        {
            var contact = new ContactRequest { Contact = new("c" + i), Queue = new("q"), Channel = Channel.WebChat };
            await nodes.Routers[i % 2].EnqueueAsync(Tenant, contact);
            using var start = new Barrier(2);
            var outcomes = await Task.WhenAll(Claim(nodes.Routers[0], "ann"), Claim(nodes.Routers[1], "bob"));

            var winner = Assert.Single(outcomes, o => o.Status == RoutingStatus.Assigned);
            var loser = Assert.Single(outcomes, o => o.Status == RoutingStatus.Rejected);
            Assert.Equal(RejectionReason.AnotherAgents, loser.Rejection!.Reason);
            Assert.Equal(winner.Agent, (await nodes.ReplayAsync()).Contact(contact.Contact)!.Agent);

            Task<RoutingOutcome> Claim(IRouter router, string agent) => Task.Run(() =>
            {
                start.SignalAndWait();
                return router.ClaimAsync(Tenant, contact.Contact, new AgentId(agent));
            });
        }
    }

    [Theory]
    [Trait("Feature", "routing.many-nodes")]
    [InlineData("memory")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task Nodes_that_work_at_the_same_time_lose_nothing_and_agree(string kind)
    {
        await using var nodes = await RoutersOverOneLog.CreateAsync(
            kind, routers: 3, configure: o =>
            {
                o.Queues.Add(new QueueDefinition { Id = new("q"), AutoAccept = true });
                o.SnapshotEvery = 25;
            });
        for (int i = 0; i < 4; i++)
        {
            await nodes.Routers[0].SignInAsync(Tenant, new AgentProfile { Id = new("a" + i), Queues = [new() { Queue = new("q") }], Capacity = AgentCapacity.Of(2) });
        }

        var done = await Task.WhenAll(nodes.Routers.Select((router, n) => Task.Run(() => WorkAsync(router, n))));

        var truth = await nodes.ReplayAsync();
        Assert.Equal(3 * 30, done.Sum(d => d.Completed) + truth.State.Contacts.Count);
        Assert.All(truth.State.Agents, a => Assert.Equal(truth.State.Contacts.Count(c => c.Agent == a.Id), a.Open));
        Assert.All(truth.State.Agents, a => Assert.InRange(a.Used, 0, 2));
        foreach (var router in nodes.Routers)
        {
            var queue = (await router.GetQueueSnapshotAsync(Tenant, new QueueId("q")))!;
            Assert.Equal(truth.Queue(new("q"), queue.At)!.Waiting, queue.Waiting);
        }
    }

    private static async Task<(int Completed, int Node)> WorkAsync(IRouter router, int node)
    {
        int completed = 0;
        for (int i = 0; i < 30; i++)
        {
            var id = new ContactId($"n{node}-{i}");
            var outcome = await router.EnqueueAsync(Tenant, new ContactRequest { Contact = id, Queue = new("q"), Channel = Channel.WebChat });
            Assert.True(outcome.IsAccepted);
            if (i % 3 != 0 && (await router.GetContactSnapshotAsync(Tenant, id))?.Agent is { } agent)
            {
                completed += (await router.CompleteAsync(Tenant, id, agent)).Status == RoutingStatus.Closed ? 1 : 0;
            }
        }

        return (completed, node);
    }

    [Theory]
    [Trait("Feature", "routing.idempotent-commands")]
    [InlineData("memory")]
    [InlineData("sqlite")]
    public async Task A_command_repeated_on_another_node_is_done_once_and_answered_the_same(string kind)
    {
        await using var nodes = await RoutersOverOneLog.CreateAsync(kind, configure: o => o.Queues.Add(new QueueDefinition { Id = new("q"), AutoAccept = true }));
        var ann = new AgentProfile { Id = new("ann"), Queues = [new() { Queue = new("q") }] };
        await nodes.Routers[0].SignInAsync(Tenant, ann, idempotencyKey: "in");
        var contact = new ContactRequest { Contact = new("c1"), Queue = new("q"), Channel = Channel.WebChat };
        var second = contact with { Contact = new("c2") };

        var assigned = await nodes.Routers[0].EnqueueAsync(Tenant, contact, "first");
        var refused = await nodes.Routers[0].ClaimAsync(Tenant, second.Contact, ann.Id, "claim");
        var repeated = await nodes.Routers[1].EnqueueAsync(Tenant, contact, "first");
        await nodes.Routers[1].EnqueueAsync(Tenant, second, "second");
        await nodes.Routers[1].CompleteAsync(Tenant, contact.Contact, ann.Id);
        var refusedAgain = await nodes.Routers[1].ClaimAsync(Tenant, second.Contact, ann.Id, "claim");

        Assert.Equal((RoutingStatus.Assigned, ann.Id), (repeated.Status, repeated.Agent!.Value));
        Assert.Equal(assigned, repeated);
        Assert.Equal(RejectionReason.UnknownContact, refused.Rejection!.Reason);
        Assert.Equal(refused, refusedAgain);
        Assert.Equal(2, (await nodes.ReplayAsync()).State.Contacts.Count + 1);
    }

    [Fact]
    public async Task The_clock_of_the_log_never_goes_back()
    {
        await using var nodes = await RoutersOverOneLog.CreateAsync("memory", configure: o => o.Queues.Add(new QueueDefinition { Id = new("q") }));
        await nodes.Routers[0].AdvanceTimeAsync(Tenant);
        await nodes.Routers[0].SignInAsync(Tenant, new AgentProfile { Id = new("ann"), Queues = [new() { Queue = new("q") }] });
        var late = nodes.Storage.Clock.GetUtcNow();
        var behind = new LogRouter(nodes.Log, new RoutingOptions(), [], null, new CustomerLifecycle.Testing.ManualTimeProvider(late.AddHours(-1)), Microsoft.Extensions.Logging.Abstractions.NullLogger<LogRouter>.Instance);
        nodes.Routers.Add(behind);
        await behind.EnqueueAsync(Tenant, new ContactRequest { Contact = new("c1"), Queue = new("q"), Channel = Channel.WebChat });
        Assert.Equal(late, (await behind.GetContactSnapshotAsync(Tenant, new ContactId("c1")))!.EligibleSince);
    }
}
