using CustomerLifecycle.Routing.Decisions;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Routing.Tests;

/// <summary>The live stream of a pool's events.</summary>
public sealed class WatchTests
{
    private static readonly TenantId Tenant = RoutersOverOneLog.Tenant;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [Trait("Feature", "routing.watch")]
    [InlineData("memory")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task A_slow_reader_holds_up_nobody_and_misses_nothing_from_whatever_position(string kind)
    {
        await using var nodes = await RoutersOverOneLog.CreateAsync(kind, configure: Configure);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await nodes.Routers[0].AdvanceTimeAsync(Tenant);
        // A server takes a while to say where the log ends now: there the position is given.
        long? head = kind == "postgresql" ? (await nodes.ReplayAsync()).Sequence : null;
        await using var now = nodes.Routers[0].WatchAsync(Tenant, head, stop.Token).GetAsyncEnumerator(stop.Token);
        var firstOfNow = now.MoveNextAsync().AsTask();
        Assert.False(firstOfNow.IsCompleted);
        await using var fromStart = nodes.Routers[0].WatchAsync(Tenant, 0, stop.Token).GetAsyncEnumerator(stop.Token);
        Assert.True(await fromStart.MoveNextAsync());
        for (int i = 0; i < 200; i++)
        {
            // The reader stands at its first event all the while.
            await nodes.Routers[i % 2].EnqueueAsync(Tenant, new ContactRequest { Contact = new("c" + i), Queue = new("q"), Channel = Channel.WebChat });
        }

        long end = (await nodes.ReplayAsync()).Sequence;
        List<RoutingEvent> seen = [fromStart.Current];
        while (seen[^1].Sequence < end && await fromStart.MoveNextAsync())
        {
            seen.Add(fromStart.Current);
        }

        Assert.Equal(Enumerable.Range(1, (int)end).Select(i => (long)i), seen.Select(e => e.Sequence));
        for (long position = 0; position < end; position += 37)
        {
            await using var from = nodes.Routers[1].WatchAsync(Tenant, position, stop.Token).GetAsyncEnumerator(stop.Token);
            Assert.True(await from.MoveNextAsync());
            Assert.Equal(position + 1, from.Current.Sequence);
        }

        nodes.Storage.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await firstOfNow.WaitAsync(Patience, stop.Token));
        Assert.Equal("c0", ((ContactEnqueued)now.Current).Request.Contact.Value);
        var none = fromStart.MoveNextAsync().AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => none);
    }

    /// <summary>The clock stands still, so nobody polls: what wakes the watcher is a hint of the other node.</summary>
    [Fact]
    [Trait("Feature", "routing.watch")]
    [Trait("Feature", "routing.hints")]
    public async Task On_PostgreSql_a_commit_of_another_node_wakes_the_watcher_without_polling()
    {
        await using var nodes = await RoutersOverOneLog.CreateAsync("postgresql", configure: Configure);
        await nodes.Routers[0].AdvanceTimeAsync(Tenant);
        long head = (await nodes.ReplayAsync()).Sequence;
        await using var watch = nodes.Routers[0].WatchAsync(Tenant, head, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        for (int i = 0; i < 20; i++)
        {
            var next = watch.MoveNextAsync().AsTask();
            await nodes.Routers[1].EnqueueAsync(Tenant, new ContactRequest { Contact = new("c" + i), Queue = new("q"), Channel = Channel.WebChat });
            Assert.True(await next.WaitAsync(Patience, TestContext.Current.CancellationToken));
            Assert.Equal("c" + i, ((ContactEnqueued)watch.Current).Request.Contact.Value);
        }
    }

    [Fact(Timeout = 60_000)]
    [Trait("Feature", "routing.hints")]
    public async Task Without_hints_polling_alone_is_enough()
    {
        await using var storage = await TestStorage.PostgreSqlAsync(builder => builder.AddRouting(Configure));
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(storage.Clock);
        services.AddCustomerLifecycle(builder => builder.UsePostgreSql(storage.ConnectionString!, options => options.Hints = false).AddRouting(Configure));
        await using var deaf = services.BuildServiceProvider();
        await storage.Get<IRouter>().AdvanceTimeAsync(Tenant);
        await using var watch = deaf.GetRequiredService<IRouter>().WatchAsync(Tenant, 0, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await watch.MoveNextAsync());
        var next = watch.MoveNextAsync().AsTask();
        await storage.Get<IRouter>().EnqueueAsync(Tenant, new ContactRequest { Contact = new("c1"), Queue = new("q"), Channel = Channel.WebChat });
        while (!next.IsCompleted)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            storage.Clock.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }

        Assert.True(await next);
        Assert.Equal("c1", ((ContactEnqueued)watch.Current).Request.Contact.Value);
    }

    [Fact]
    [Trait("Feature", "routing.watch")]
    public async Task A_position_that_cannot_be_is_refused()
    {
        await using var nodes = await RoutersOverOneLog.CreateAsync("memory", configure: Configure);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await nodes.Routers[0].WatchAsync(Tenant, -1).GetAsyncEnumerator().MoveNextAsync());
    }

    private static void Configure(RoutingOptions options) => options.Queues.Add(new QueueDefinition { Id = new("q") });
}
