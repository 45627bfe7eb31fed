using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;

namespace CustomerLifecycle.Routing.Tests;

/// <summary>Commands that arrive while others are being stored are decided together; to each of their callers it is as if it had been alone.</summary>
public sealed class BatchTests
{
    private static readonly TenantId Tenant = RoutersOverOneLog.Tenant;
    private static readonly AgentProfile Ann = new() { Id = new("ann"), Queues = [new() { Queue = new("q") }], Capacity = AgentCapacity.Of(3) };

    private static ContactRequest Contact(string id) => new() { Contact = new(id), Queue = new("q"), Channel = Channel.WebChat };

    [Theory]
    [Trait("Feature", "routing.batches")]
    [InlineData("memory")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task What_arrives_during_a_commit_shares_the_next_one_and_each_has_its_own_answer(string kind)
    {
        await using var nodes = await NodesAsync(kind);
        var (router, log) = Obstructed(nodes);
        await router.SignInAsync(Tenant, Ann);
        TaskCompletionSource gate = new();
        TaskCompletionSource begun = new();
        log.OnAppend = async (_, append) =>
        {
            begun.TrySetResult();
            await gate.Task;
            return await append();
        };
        int before = log.Appends;

        var first = router.EnqueueAsync(Tenant, Contact("c0"));
        await begun.Task;
        var later = Enumerable.Range(1, 5).Select(i => router.EnqueueAsync(Tenant, Contact("c" + i))).ToList();
        var refused = router.AcceptAsync(Tenant, new ContactId("nobody"), Ann.Id);
        var wrong = router.EnqueueAsync(Tenant, Contact("c6") with { AgeCredit = TimeSpan.FromDays(-1) });
        var seen = router.GetQueueSnapshotAsync(Tenant, new QueueId("q"));
        gate.SetResult();

        Assert.Equal(RoutingStatus.Assigned, (await first).Status);
        Assert.Equal(
            [RoutingStatus.Assigned, RoutingStatus.Assigned, RoutingStatus.Queued, RoutingStatus.Queued, RoutingStatus.Queued],
            (await Task.WhenAll(later)).Select(outcome => outcome.Status));
        Assert.Equal(RejectionReason.UnknownContact, (await refused).Rejection!.Reason);
        Assert.Contains("AgeCredit", (await Assert.ThrowsAsync<ArgumentException>(() => wrong)).Message);
        Assert.Equal(3, (await seen)!.Waiting.Count);
        Assert.Equal(2, log.Appends - before);
        Assert.Equal(6, (await nodes.ReplayAsync()).State.Contacts.Count);
    }

    [Fact]
    [Trait("Feature", "routing.batches")]
    public async Task A_batch_is_no_larger_than_the_option_says()
    {
        await using var nodes = await NodesAsync("memory");
        var (router, log) = Obstructed(nodes, maxBatch: 4);
        await router.SignInAsync(Tenant, Ann);
        TaskCompletionSource gate = new();
        List<int> sizes = [];
        log.OnAppend = async (append, store) =>
        {
            sizes.Add(append.Entry.Events.OfType<Decisions.ContactEnqueued>().Count());
            await gate.Task;
            return await store();
        };
        var all = Enumerable.Range(0, 10).Select(i => router.EnqueueAsync(Tenant, Contact("c" + i))).ToList();
        gate.SetResult();
        await Task.WhenAll(all);
        Assert.Equal([1, 4, 4, 1], sizes);
    }

    [Theory]
    [Trait("Feature", "routing.batches")]
    [InlineData("memory")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    [Trait("Feature", "routing.idempotent-commands")]
    public async Task A_key_is_answered_once_also_within_one_batch_and_from_memory(string kind)
    {
        await using var nodes = await NodesAsync(kind);
        var (router, log) = Obstructed(nodes);
        await router.SignInAsync(Tenant, Ann);
        TaskCompletionSource gate = new();
        TaskCompletionSource begun = new();
        log.OnAppend = async (_, append) =>
        {
            begun.TrySetResult();
            await gate.Task;
            return await append();
        };
        var first = router.EnqueueAsync(Tenant, Contact("c0"));
        await begun.Task;
        var once = router.EnqueueAsync(Tenant, Contact("c1"), "k1");
        var again = router.EnqueueAsync(Tenant, Contact("c1"), "k1");
        gate.SetResult();
        await first;
        Assert.Equal(RoutingStatus.Assigned, (await once).Status);
        Assert.Equal(await once, await again);

        int appends = log.Appends;
        log.OnBegin = () => throw new InvalidOperationException("the storage was asked");
        Assert.Equal(await once, await router.EnqueueAsync(Tenant, Contact("c1"), "k1"));
        Assert.Equal(appends, log.Appends);
        // Another node has to ask.
        Assert.Equal(await once, await nodes.Routers[1].EnqueueAsync(Tenant, Contact("c1"), "k1"));
        Assert.Equal(2, (await nodes.ReplayAsync()).State.Contacts.Count);
    }

    [Fact]
    [Trait("Feature", "routing.batches")]
    public async Task A_caller_that_cancels_before_the_decision_drops_out_and_nobody_else()
    {
        await using var nodes = await NodesAsync("memory");
        var (router, log) = Obstructed(nodes);
        await router.SignInAsync(Tenant, Ann);
        TaskCompletionSource gate = new();
        TaskCompletionSource begun = new();
        log.OnBegin = () =>
        {
            begun.TrySetResult();
            return gate.Task;
        };
        using CancellationTokenSource cancel = new();
        var cancelled = router.EnqueueAsync(Tenant, Contact("c1"), cancellationToken: cancel.Token);
        await begun.Task;
        var stays = router.EnqueueAsync(Tenant, Contact("c2"));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        gate.SetResult();
        Assert.Equal(RoutingStatus.Assigned, (await stays).Status);
        Assert.Equal(["c2"], (await nodes.ReplayAsync()).State.Contacts.Select(contact => contact.Id.Value));
    }

    [Fact]
    [Trait("Feature", "routing.batches")]
    public async Task A_batch_that_another_node_came_before_is_decided_again_as_a_whole()
    {
        await using var nodes = await NodesAsync("memory");
        var (router, log) = Obstructed(nodes);
        await router.SignInAsync(Tenant, Ann with { Capacity = AgentCapacity.Of(1) });
        int conflicts = 0;
        log.OnAppend = async (_, append) =>
        {
            if (conflicts++ == 0)
            {
                // The other node takes the one free place between this one's decision and its append.
                await nodes.Routers[1].EnqueueAsync(Tenant, Contact("other"));
            }

            return await append();
        };
        var outcome = await router.EnqueueAsync(Tenant, Contact("c1"));
        Assert.Equal((RoutingStatus.Queued, 2), (outcome.Status, conflicts));
        Assert.Equal(1, (await nodes.ReplayAsync()).Agent(Ann.Id)!.OpenContacts);
    }

    [Theory]
    [Trait("Feature", "routing.batches")]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Feature", "routing.storage-away")]
    public async Task A_commit_whose_outcome_is_unknown_is_looked_up_and_never_done_twice(bool isStored)
    {
        await using var nodes = await NodesAsync("memory");
        var (router, log) = Obstructed(nodes);
        await router.SignInAsync(Tenant, Ann);
        bool broke = false;
        log.OnAppend = async (entry, append) =>
        {
            if (broke)
            {
                return await append();
            }

            broke = true;
            _ = isStored && await append();
            throw new StorageException(StorageErrorKind.Unavailable, "gone", null) { OutcomeUnknown = true };
        };
        // No key, and still it is known: whoever reads the log sees whether its own entry is there.
        Assert.Equal(RoutingStatus.Assigned, (await router.EnqueueAsync(Tenant, Contact("c1"))).Status);
        Assert.Equal(RoutingStatus.Assigned, (await router.EnqueueAsync(Tenant, Contact("c2"))).Status);
        var pool = await nodes.ReplayAsync();
        Assert.Equal(["c1", "c2"], pool.State.Contacts.Select(contact => contact.Id.Value).Order(StringComparer.Ordinal));
        Assert.Equal(2, pool.Agent(Ann.Id)!.OpenContacts);
    }

    [Theory]
    [Trait("Feature", "routing.batches")]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Feature", "routing.storage-away")]
    public async Task A_storage_that_stays_away_is_told_and_a_repetition_under_the_key_finds_what_was_stored(bool isStored)
    {
        await using var nodes = await NodesAsync("memory");
        var (router, log) = Obstructed(nodes);
        await router.SignInAsync(Tenant, Ann);
        log.OnAppend = async (entry, append) =>
        {
            _ = isStored && await append();
            log.OnBegin = () => throw new StorageException(StorageErrorKind.Unavailable, "away", null);
            throw new StorageException(StorageErrorKind.Unavailable, "gone", null) { OutcomeUnknown = true };
        };
        var error = await Assert.ThrowsAsync<StorageException>(() => router.EnqueueAsync(Tenant, Contact("c1"), "k1"));
        Assert.True(error.OutcomeUnknown);
        Assert.Contains("same idempotency key", error.Message);
        var away = await Assert.ThrowsAsync<StorageException>(() => router.EnqueueAsync(Tenant, Contact("c2"), "k2"));
        Assert.False(away.OutcomeUnknown);

        log.OnAppend = (_, append) => append();
        log.OnBegin = () => Task.CompletedTask;
        Assert.Equal(RoutingStatus.Assigned, (await router.EnqueueAsync(Tenant, Contact("c1"), "k1")).Status);
        Assert.Single((await nodes.ReplayAsync()).State.Contacts);
    }

    [Fact]
    [Trait("Feature", "routing.batches")]
    [Trait("Feature", "routing.storage-away")]
    public async Task Commands_wait_for_the_storage_as_long_as_the_option_says()
    {
        await using var nodes = await NodesAsync("memory");
        var (router, log) = Obstructed(nodes, wait: TimeSpan.FromSeconds(10));
        await router.SignInAsync(Tenant, Ann);
        int attempts = 0;
        log.OnBegin = () => ++attempts <= 4 ? throw new StorageException(StorageErrorKind.Unavailable, "away", null) : Task.CompletedTask;
        var waiting = router.EnqueueAsync(Tenant, Contact("c1"));
        await PassAsync(waiting, 10);
        Assert.Equal((RoutingStatus.Assigned, 5), ((await waiting).Status, attempts));

        log.OnBegin = () => throw new StorageException(StorageErrorKind.Unavailable, "away for good", null);
        var failing = router.EnqueueAsync(Tenant, Contact("c2"));
        await PassAsync(failing, 9);
        Assert.False(failing.IsCompleted);
        await PassAsync(failing, 60);
        Assert.Equal(StorageErrorKind.Unavailable, (await Assert.ThrowsAsync<StorageException>(() => failing)).Kind);

        async Task PassAsync(Task command, int seconds)
        {
            for (int i = 0; i < seconds * 20 && !command.IsCompleted; i++)
            {
                nodes.Storage.Clock.Advance(TimeSpan.FromMilliseconds(50));
                // The router is given its time to notice.
                for (int j = 0; j < 100 && !command.IsCompleted; j++)
                {
                    await Task.Yield();
                }
            }
        }
    }

    private static Task<RoutersOverOneLog> NodesAsync(string kind) =>
        RoutersOverOneLog.CreateAsync(kind, configure: o => o.Queues.Add(new QueueDefinition { Id = new("q"), AutoAccept = true, WrapUp = TimeSpan.Zero }));

    private static (LogRouter Router, ObstructedLog Log) Obstructed(RoutersOverOneLog nodes, int maxBatch = 256, TimeSpan wait = default)
    {
        ObstructedLog log = new(nodes.Log);
        RoutingOptions options = new() { MaxBatch = maxBatch, WaitForStorage = wait };
        options.Queues.Add(new QueueDefinition { Id = new("q"), AutoAccept = true, WrapUp = TimeSpan.Zero });
        return (RoutersOverOneLog.Over(log, options, nodes.Storage.Clock), log);
    }
}
