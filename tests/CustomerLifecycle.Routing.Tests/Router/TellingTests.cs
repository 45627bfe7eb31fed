using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Routing.Tests;

/// <summary>The world outside is told from the log, once, whoever tells it and however often telling is interrupted.</summary>
public sealed class TellingTests
{
    private static readonly TenantId Tenant = RoutersOverOneLog.Tenant;
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [Trait("Feature", "routing.telling")]
    [InlineData("memory")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task Whoever_goes_on_tells_neither_twice_nor_leaves_out(string kind)
    {
        await using var nodes = await RoutersOverOneLog.CreateAsync(kind, configure: Configure);
        var outbox = nodes.Storage.Get<IOutboxStore>();
        await WorkAsync(nodes.Routers[0], 0);
        await Projector(nodes.Log).FillAsync(Stop);
        int half = (await outbox.ReadPendingAsync(1000, Stop)).Count;
        await WorkAsync(nodes.Routers[1], 10);
        // One that dies between its reading and its commit: it stored nothing, and another starts from what is stored.
        await Assert.ThrowsAsync<StorageException>(() => Projector(new Dying(nodes.Log)).FillAsync(Stop));
        var next = Projector(nodes.Log);
        await next.FillAsync(Stop);
        Assert.Equal(0, await next.FillAsync(Stop));
        await WorkAsync(nodes.Routers[0], 20);
        await next.FillAsync(Stop);

        var told = (await outbox.ReadPendingAsync(1000, Stop)).Select(entry => entry.Event!).ToList();
        Assert.InRange(half, 1, told.Count - 1);
        Assert.Equal(30, told.OfType<ContactQueued>().Count());
        Assert.Equal(30, told.OfType<ContactAssigned>().Count());
        Assert.Equal(30, told.OfType<ContactClosed>().Count());
        Assert.Equal(told.Count, told.Select(e => e.Id).Distinct().Count());
        Assert.Empty(await nodes.Log.ReadCursorsAsync(Stop));
    }

    [Theory]
    [Trait("Feature", "routing.telling")]
    [InlineData("memory")]
    [InlineData("sqlite")]
    public async Task A_host_without_handlers_fills_the_outbox_and_wakes_by_the_commit(string kind)
    {
        await using var nodes = await RoutersOverOneLog.CreateAsync(kind, configure: Configure);
        await WorkAsync(nodes.Routers[0], 0);
        Assert.Empty(await nodes.Storage.Get<IOutboxStore>().ReadPendingAsync(1, Stop));
        await nodes.Storage.DrainAsync();
        Assert.IsType<ContactQueued>((await nodes.Storage.Get<IOutboxStore>().ReadAsync(2, Stop))!.Event);
    }

    [Fact]
    [Trait("Feature", "routing.telling")]
    public async Task Two_tellers_at_the_same_time_are_one()
    {
        await using var nodes = await RoutersOverOneLog.CreateAsync("memory", configure: Configure);
        await WorkAsync(nodes.Routers[0], 0);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Projector(nodes.Log).FillAsync(Stop))));
        var told = (await nodes.Storage.Get<IOutboxStore>().ReadPendingAsync(1000, Stop)).Select(entry => entry.Event!.Id).ToList();
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Equal(1 + (10 * 4), told.Count);
    }

    [Fact]
    [Trait("Feature", "routing.telling")]
    public async Task What_an_older_version_told_with_its_commit_is_not_told_again()
    {
        await using var nodes = await RoutersOverOneLog.CreateAsync("sqlite", configure: Configure);
        await WorkAsync(nodes.Routers[0], 0);
        await nodes.Storage.Get<StorageBackend>().Relational!.CommitAsync(new StorageCommit
        {
            Tenant = Tenant,
            Stream = "routing/default",
            Statements = [new SqlStatement("UPDATE cl_routing_log SET version = 1, writer = NULL WHERE sequence < 20")],
        });
        await WorkAsync(nodes.Routers[1], 10);
        await nodes.Storage.DrainAsync();
        var told = await TellAllAsync(nodes.Storage.Get<IOutboxStore>());
        Assert.InRange(told.OfType<ContactQueued>().Count(), 11, 19);
    }

    [Fact]
    [Trait("Feature", "routing.telling")]
    public async Task A_pool_that_a_newer_version_writes_to_does_not_silence_the_others()
    {
        await using var nodes = await RoutersOverOneLog.CreateAsync("sqlite", configure: Configure);
        var later = new RoutingPoolId(Tenant, "zzz");
        await WorkAsync(nodes.Routers[0], 0);
        await nodes.Routers[0].EnqueueAsync(later, Contact("c1"));
        await nodes.Storage.Get<StorageBackend>().Relational!.CommitAsync(new StorageCommit
        {
            Tenant = Tenant,
            Stream = "routing/default",
            Statements = [new SqlStatement("UPDATE cl_routing_log SET version = 99 WHERE pool = 'default'")],
        });
        await Assert.ThrowsAsync<RoutingLogFormatException>(nodes.Storage.DrainAsync);
        Assert.IsType<ContactQueued>(Assert.Single(await TellAllAsync(nodes.Storage.Get<IOutboxStore>())));
        Assert.Equal("default", Assert.Single(await nodes.Log.ReadCursorsAsync(Stop)).Pool.Name);
    }

    [Theory]
    [Trait("Feature", "routing.telling")]
    [InlineData("memory")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    [Trait("Feature", "routing.log-retention")]
    public async Task The_log_is_cut_behind_retention_and_snapshot_and_says_so_to_who_asks_for_more(string kind)
    {
        await using var nodes = await RoutersOverOneLog.CreateAsync(kind, configure: o =>
        {
            Configure(o);
            o.SnapshotEvery = 1;
            o.LogRetention = TimeSpan.FromDays(2);
        });
        var router = nodes.Routers[0];
        await router.SignInAsync(Tenant, Ann);
        await router.EnqueueAsync(Tenant, Contact("held"));
        for (int day = 0; day < 6; day++)
        {
            await router.EnqueueAsync(Tenant, Contact("d" + day));
            await router.CompleteAsync(Tenant, new ContactId("d" + day), Ann.Id);
            await nodes.Storage.DrainAsync();
            nodes.Storage.Clock.Advance(TimeSpan.FromDays(1));
        }

        var first = (await nodes.Log.ReadAsync(Tenant, 0, 1, Stop))[0];
        Assert.InRange(first.At, nodes.Storage.Clock.GetUtcNow().AddDays(-4), nodes.Storage.Clock.GetUtcNow().AddDays(-2));
        var explanation = (await router.ExplainAsync(Tenant, new ContactId("held")))!;
        Assert.Equal((true, "ann", 0), (explanation.IsCutOff, explanation.Agent?.Value, explanation.Candidates.Count));
        var error = await Assert.ThrowsAsync<RoutingLogCutException>(async () => await router.WatchAsync(Tenant, 1, Stop).GetAsyncEnumerator(Stop).MoveNextAsync());
        Assert.Contains("LogRetention", error.Message);

        // What is kept suffices: for a node that starts, for a decision of yesterday, and for who follows from the cut.
        await nodes.Routers[1].EnqueueAsync(Tenant, Contact("new"));
        Assert.False((await nodes.Routers[1].ExplainAsync(Tenant, new ContactId("new")))!.IsCutOff);
        await using var watch = router.WatchAsync(Tenant, first.Sequence - 1, Stop).GetAsyncEnumerator(Stop);
        Assert.True(await watch.MoveNextAsync());
        Assert.Equal(first.Sequence, watch.Current.Sequence);
        Assert.Equal(2, (await nodes.Routers[1].GetAgentSnapshotAsync(Tenant, Ann.Id))!.OpenContacts);
    }

    private static AgentProfile Ann { get; } = new() { Id = new("ann"), Queues = [new() { Queue = new("q") }], Capacity = AgentCapacity.Of(100) };

    private static ContactRequest Contact(string id) => new() { Contact = new(id), Queue = new("q"), Channel = Channel.WebChat };

    private static void Configure(RoutingOptions options) => options.Queues.Add(new QueueDefinition { Id = new("q"), AutoAccept = true, WrapUp = TimeSpan.Zero });

    private static LogProjector Projector(IRoutingLog log) => new(log, Options.Create(new RoutingOptions()), new ManualTimeProvider(), NullLogger<LogProjector>.Instance);

    private static async Task WorkAsync(IRouter router, int from)
    {
        if (from == 0)
        {
            await router.SignInAsync(Tenant, Ann);
        }

        for (int i = from; i < from + 10; i++)
        {
            Assert.Equal(RoutingStatus.Assigned, (await router.EnqueueAsync(Tenant, Contact("c" + i))).Status);
            Assert.Equal(RoutingStatus.Closed, (await router.CompleteAsync(Tenant, new ContactId("c" + i), Ann.Id)).Status);
        }
    }

    private static async Task<List<IntegrationEvent>> TellAllAsync(IOutboxStore outbox)
    {
        List<IntegrationEvent> all = [];
        for (long sequence = 1; await outbox.ReadAsync(sequence, Stop) is { } entry; sequence++)
        {
            all.Add(entry.Event!);
        }

        return all;
    }

    private sealed class Dying(IRoutingLog inner) : IRoutingLog
    {
        public Task<IRoutingTurn> BeginAsync(RoutingPoolId pool, CancellationToken cancellationToken) => inner.BeginAsync(pool, cancellationToken);

        public Task<IReadOnlyList<RoutingLogEntry>> ReadAsync(RoutingPoolId pool, long afterSequence, int take, CancellationToken cancellationToken) =>
            inner.ReadAsync(pool, afterSequence, take, cancellationToken);

        public Task<long?> FindEntryAsync(RoutingPoolId pool, long sequence, CancellationToken cancellationToken) => inner.FindEntryAsync(pool, sequence, cancellationToken);

        public Task<RoutingSnapshot?> LoadSnapshotAsync(RoutingPoolId pool, long atMost, CancellationToken cancellationToken) => inner.LoadSnapshotAsync(pool, atMost, cancellationToken);

        public Task SaveSnapshotAsync(RoutingPoolId pool, RoutingSnapshot snapshot, CancellationToken cancellationToken) => inner.SaveSnapshotAsync(pool, snapshot, cancellationToken);

        public Task TrimAsync(RoutingPoolId pool, DateTimeOffset before, CancellationToken cancellationToken) => inner.TrimAsync(pool, before, cancellationToken);

        public Task<IReadOnlyList<RoutingCursor>> ReadCursorsAsync(CancellationToken cancellationToken) => inner.ReadCursorsAsync(cancellationToken);

        public Task<bool> TellAsync(RoutingCursor cursor, long sequence, IReadOnlyList<IntegrationEvent> events, CancellationToken cancellationToken) =>
            throw new StorageException(StorageErrorKind.Unavailable, "died", null);
    }
}
