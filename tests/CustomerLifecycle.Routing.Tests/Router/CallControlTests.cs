using CustomerLifecycle.Events;

namespace CustomerLifecycle.Routing.Tests;

public sealed class CallControlTests
{
    private static readonly TenantId Tenant = RoutersOverOneLog.Tenant;
    private int _events;

    private CallProgressed Step(CallState state, string? agent = null, string contact = "call") => new()
    {
        Id = EventId.From(new Guid(++_events, 1, 1, [1, 2, 3, 4, 5, 6, 7, 8])),
        Tenant = Tenant,
        OccurredAt = Bench.Start,
        Contact = new(contact),
        State = state,
        Agent = agent is null ? null : new AgentId(agent),
    };

    private static async Task<(RoutersOverOneLog Nodes, IRouter Router, CallControl Calls)> StartAsync(Func<QueueDefinition, QueueDefinition>? set = null)
    {
        var queue = new QueueDefinition { Id = new("q"), WrapUp = TimeSpan.FromSeconds(30) };
        var nodes = await RoutersOverOneLog.CreateAsync("memory", configure: o => o.Queues.Add(set?.Invoke(queue) ?? queue));
        var router = nodes.Routers[0];
        await router.SignInAsync(Tenant, new AgentProfile { Id = new("ann"), Queues = [new() { Queue = new("q") }] });
        await router.EnqueueAsync(Tenant, new ContactRequest { Contact = new("call"), Queue = new("q"), Channel = Channel.Voice });
        return (nodes, router, new CallControl(router));
    }

    [Fact]
    [Trait("Feature", "routing.call-control")]
    public async Task A_call_is_accepted_held_resumed_and_completed_on_the_telephone()
    {
        var (nodes, router, calls) = await StartAsync();
        await using var _ = nodes;
        Assert.Null(await calls.ApplyAsync(Tenant, Step(CallState.Rung)));
        Assert.Equal(RoutingStatus.Assigned, (await calls.ApplyAsync(Tenant, Step(CallState.Answered, "ann")))!.Status);
        nodes.Storage.Clock.Advance(TimeSpan.FromSeconds(60));
        await calls.ApplyAsync(Tenant, Step(CallState.Held, "ann"));
        nodes.Storage.Clock.Advance(TimeSpan.FromSeconds(40));
        var resumed = Step(CallState.Resumed, "ann");
        await calls.ApplyAsync(Tenant, resumed);
        await calls.ApplyAsync(Tenant, resumed);
        nodes.Storage.Clock.Advance(TimeSpan.FromSeconds(20));
        var end = Step(CallState.HungUp);
        Assert.Equal(RoutingStatus.WrapUp, (await calls.ApplyAsync(Tenant, end))!.Status);
        Assert.Null(await calls.ApplyAsync(Tenant, end));
        var log = await nodes.Log.ReadAsync(Tenant, 0, int.MaxValue, TestContext.Current.CancellationToken);
        var completed = Assert.Single(log.SelectMany(entry => entry.Events).OfType<Decisions.WorkCompleted>());
        Assert.Equal(TimeSpan.FromSeconds(40), completed.Hold);
        Assert.Equal(ContactStatus.WrapUp, (await router.GetContactSnapshotAsync(Tenant, new("call")))!.Status);
    }

    [Fact]
    [Trait("Feature", "routing.call-control")]
    public async Task Hung_up_before_the_answer_is_a_declined_offer_or_an_abandoned_call()
    {
        var (nodes, router, calls) = await StartAsync();
        await using var _ = nodes;
        Assert.Equal(RoutingStatus.Queued, (await calls.ApplyAsync(Tenant, Step(CallState.HungUp, "ann")))!.Status);
        Assert.Equal(RoutingStatus.Abandoned, (await calls.ApplyAsync(Tenant, Step(CallState.HungUp)))!.Status);
        Assert.Null(await calls.ApplyAsync(Tenant, Step(CallState.HungUp)));
        Assert.Null(await router.GetContactSnapshotAsync(Tenant, new("call")));
    }

    [Fact]
    public async Task A_waiting_call_that_an_agent_picks_up_is_claimed_within_the_limits()
    {
        var (nodes, router, calls) = await StartAsync();
        await using var _ = nodes;
        await router.SignInAsync(Tenant, new AgentProfile { Id = new("bob"), Queues = [new() { Queue = new("q") }] }, AgentPresence.Busy);
        await router.EnqueueAsync(Tenant, new ContactRequest { Contact = new("second"), Queue = new("q"), Channel = Channel.Voice });
        Assert.Equal(RejectionReason.NoCapacity, (await calls.ApplyAsync(Tenant, Step(CallState.Answered, "ann", "second")))!.Rejection!.Reason);
        Assert.Equal(RoutingStatus.Assigned, (await calls.ApplyAsync(Tenant, Step(CallState.Answered, "bob", "second")))!.Status);
    }
}
