using CustomerLifecycle.Events;

namespace CustomerLifecycle.Routing.Tests;

public sealed class PoolTransferTests
{
    private static readonly TenantId Tenant = RoutersOverOneLog.Tenant;
    private static readonly RoutingPoolId Far = new(Tenant, "far");

    [Theory]
    [Trait("Feature", "routing.transfer-to-pool")]
    [InlineData("memory")]
    [InlineData("sqlite")]
    public async Task A_contact_goes_to_another_pool_once_with_age_and_priority(string kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var nodes = await RoutersOverOneLog.CreateAsync(kind, configure: o => o.Queues.Add(new QueueDefinition { Id = new("q") }));
        var router = nodes.Routers[0];
        var contact = new ContactRequest { Contact = new("c1"), Queue = new("q"), Channel = Channel.WebChat, Priority = 4, PreferredAgent = new("ann") };
        await router.EnqueueAsync(Tenant, contact, cancellationToken: token);
        var since = (await router.GetContactSnapshotAsync(Tenant, new("c1"), token))!.EligibleSince;
        nodes.Storage.Clock.Advance(TimeSpan.FromMinutes(7));

        Assert.Equal(RoutingStatus.SentOn, (await router.TransferToPoolAsync(Tenant, new("c1"), "far", new("q"), cancellationToken: token)).Status);
        Assert.Null(await router.GetContactSnapshotAsync(Tenant, new("c1"), token));
        await nodes.Storage.DrainAsync();

        var there = (await router.GetContactSnapshotAsync(Far, new("c1"), token))!;
        Assert.Equal((ContactStatus.Waiting, 4, since, "ann"), (there.Status, there.Priority, there.EligibleSince, there.Request.PreferredAgent?.Value));
        Assert.Null(await router.GetContactSnapshotAsync(Tenant, new("c1"), token));
    }

    [Fact]
    [Trait("Feature", "routing.transfer-to-pool")]
    public async Task A_contact_that_the_other_pool_refuses_comes_back_to_its_place()
    {
        var token = TestContext.Current.CancellationToken;
        await using var nodes = await RoutersOverOneLog.CreateAsync("memory", configure: o => o.Queues.Add(new QueueDefinition { Id = new("q") }));
        var router = nodes.Routers[0];
        await router.EnqueueAsync(Tenant, new ContactRequest { Contact = new("c1"), Queue = new("q"), Channel = Channel.WebChat }, cancellationToken: token);
        nodes.Storage.Clock.Advance(TimeSpan.FromMinutes(7));
        await router.EnqueueAsync(Tenant, new ContactRequest { Contact = new("c2"), Queue = new("q"), Channel = Channel.WebChat }, cancellationToken: token);
        await router.TransferToPoolAsync(Tenant, new("c1"), "far", new("unknown"), cancellationToken: token);
        await nodes.Storage.DrainAsync();
        Assert.Equal(["c1", "c2"], (await router.GetQueueSnapshotAsync(Tenant, new("q"), token))!.Waiting.Select(c => c.Value));
        Assert.Null(await router.GetContactSnapshotAsync(Far, new("c1"), token));
    }

    [Fact]
    public async Task The_event_told_twice_brings_the_contact_in_once()
    {
        var token = TestContext.Current.CancellationToken;
        await using var nodes = await RoutersOverOneLog.CreateAsync("memory", configure: o => o.Queues.Add(new QueueDefinition { Id = new("q"), AutoAccept = true }));
        var router = nodes.Routers[0];
        await router.SignInAsync(Far, new AgentProfile { Id = new("ann"), Queues = [new() { Queue = new("q") }] }, cancellationToken: token);
        var sent = new ContactSentOn
        {
            Id = EventId.From(Guid.Parse("0197f0a0-0000-7000-8000-000000000001")),
            Tenant = Tenant,
            OccurredAt = nodes.Storage.Clock.GetUtcNow(),
            Contact = new("c1"),
            FromPool = "default",
            ToPool = "far",
            FromQueue = new("q"),
            ToQueue = new("q"),
            Request = System.Text.Json.JsonSerializer.Serialize(
                new ContactRequest { Contact = new("c1"), Queue = new("q"), Channel = Channel.Voice }, RoutingJsonContext.Default.ContactRequest),
        };
        var handler = new PoolTransferHandler(router);
        var delivery = new EventDelivery { Event = sent.Id, Handler = handler.Name, Attempt = 1 };
        await handler.HandleAsync(sent, delivery, token);
        Assert.Equal("ann", (await router.GetContactSnapshotAsync(Far, new("c1"), token))!.Agent?.Value);
        await router.CompleteAsync(Far, new("c1"), new("ann"), cancellationToken: token);
        await handler.HandleAsync(sent, delivery with { Attempt = 2 }, token);
        Assert.Null(await router.GetContactSnapshotAsync(Far, new("c1"), token));
    }
}
