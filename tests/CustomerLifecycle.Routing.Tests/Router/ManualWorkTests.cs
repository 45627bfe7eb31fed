namespace CustomerLifecycle.Routing.Tests;

public sealed class ManualWorkTests
{
    private static readonly TenantId Tenant = RoutersOverOneLog.Tenant;

    [Fact]
    [Trait("Feature", "routing.manual-work")]
    public async Task A_supervisor_closes_a_queue_assigns_pulls_back_expedites_and_opens_it_again()
    {
        var token = TestContext.Current.CancellationToken;
        await using var nodes = await RoutersOverOneLog.CreateAsync("memory", configure: o => o.Queues.Add(new QueueDefinition { Id = new("q") }));
        var router = nodes.Routers[0];
        foreach (string id in new[] { "c1", "c2" })
        {
            await router.EnqueueAsync(Tenant, new ContactRequest { Contact = new(id), Queue = new("q"), Channel = Channel.WebChat }, cancellationToken: token);
        }

        Assert.True((await router.CloseQueueAsync(Tenant, new("q"), cancellationToken: token)).IsAccepted);
        var late = new ContactRequest { Contact = new("late"), Queue = new("q"), Channel = Channel.WebChat };
        Assert.Equal(RejectionReason.QueueClosed, (await router.EnqueueAsync(Tenant, late, cancellationToken: token)).Rejection!.Reason);

        await router.SignInAsync(Tenant, new AgentProfile { Id = new("ann"), Queues = [new() { Queue = new("q") }] }, AgentPresence.Busy, cancellationToken: token);
        Assert.Equal(RoutingStatus.Assigned, (await router.AssignAsync(Tenant, new("c2"), new("ann"), supervisor: new("sue"), cancellationToken: token)).Status);
        Assert.Equal(RoutingStatus.Queued, (await router.PullBackAsync(Tenant, new("c2"), cancellationToken: token)).Status);
        Assert.Equal(["c1", "c2"], (await router.GetQueueSnapshotAsync(Tenant, new("q"), token))!.Waiting.Select(c => c.Value));
        await router.ReprioritiseAsync(Tenant, new("c2"), priority: 9, cancellationToken: token);
        Assert.Equal(["c2", "c1"], (await router.GetQueueSnapshotAsync(Tenant, new("q"), token))!.Waiting.Select(c => c.Value));
        Assert.Equal(RoutingStatus.Assigned, (await router.ClaimAsync(Tenant, new("c1"), new("ann"), cancellationToken: token)).Status);

        Assert.True((await router.OpenQueueAsync(Tenant, new("q"), cancellationToken: token)).IsAccepted);
        Assert.Equal(RoutingStatus.Queued, (await router.EnqueueAsync(Tenant, late, cancellationToken: token)).Status);
        Assert.Equal(RejectionReason.UnknownQueue, (await router.OpenQueueAsync(Tenant, new("nowhere"), cancellationToken: token)).Rejection!.Reason);
    }

    [Fact]
    [Trait("Feature", "routing.manual-work")]
    public async Task A_queue_closed_by_hand_is_not_opened_by_a_node_that_starts()
    {
        var token = TestContext.Current.CancellationToken;
        await using var nodes = await RoutersOverOneLog.CreateAsync("memory", configure: o => o.Queues.Add(new QueueDefinition { Id = new("q") }));
        await nodes.Routers[0].CloseQueueAsync(Tenant, new("q"), cancellationToken: token);
        Assert.False((await nodes.Routers[1].GetQueueSnapshotAsync(Tenant, new("q"), token))!.Definition.IsOpen);
    }
}
