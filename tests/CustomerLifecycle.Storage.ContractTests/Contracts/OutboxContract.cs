using CustomerLifecycle.Events;
using CustomerLifecycle.Storage.ContractTests.Host;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>A committed event reaches every handler: at least once, in the order of its stream, however often a handler fails.</summary>
public abstract class OutboxContract(string provider) : StorageContract(provider)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    [Fact]
    [Trait("Feature", "storage.outbox")]
    public async Task Events_of_a_stream_arrive_in_their_order_while_many_write()
    {
        const int Writers = 8;
        const int Each = 12;
        Dictionary<string, List<long>> seen = [];
        await using ContractHost host = await OpenAsync(builder => builder.OnEvent("handler", tagged =>
        {
            lock (seen)
            {
                if (!seen.TryGetValue(tagged.Customer.Value, out List<long>? tags))
                {
                    seen.Add(tagged.Customer.Value, tags = []);
                }

                tags.Add(long.Parse(tagged.Tag, System.Globalization.CultureInfo.InvariantCulture));
            }
        }));

        // Two writers to an item, each trying until its change is on top of the other's; the event carries the version it made.
        Task writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            string id = $"item {writer / 2}";
            for (int made = 0; made < Each;)
            {
                long version = (await host.Items.FindAsync(Tenant, id))?.Version ?? 0;
                CommitResult result = await host.Items.SaveAsync(Change(id) with { Events = [Tagged(host, id, version + 1)] }, id, version, $"by {writer}");
                made += result.Status == CommitStatus.Committed ? 1 : 0;
            }
        })));
        while (!writing.IsCompleted)
        {
            await host.Dispatcher.DrainAsync();
            await Task.Yield();
        }

        await writing;
        await host.Dispatcher.DrainAsync();

        Assert.Equal(Writers / 2, seen.Count);
        Assert.All(seen.Values, tags => Assert.Equal(Enumerable.Range(1, 2 * Each).Select(version => (long)version), tags));
    }

    [Fact]
    public async Task A_delivery_that_failed_is_made_again_after_a_wait_that_doubles()
    {
        List<int> attempts = [];
        await using ContractHost host = await OpenAsync(builder => builder
            .OnEvent("handler", (_, delivery) =>
            {
                attempts.Add(delivery.Attempt);
                return delivery.Attempt <= 3 ? throw new InvalidOperationException("down") : Task.CompletedTask;
            })
            .ConfigureStorage(options => options.RetryDelay = RetryDelay));
        await PublishAsync(host, "1", [1]);

        await host.Dispatcher.DrainAsync();
        foreach (int wait in new[] { 1, 2, 4 })
        {
            int before = attempts.Max();
            host.Clock.Advance((RetryDelay * wait) - TimeSpan.FromTicks(1));
            await host.Dispatcher.DrainAsync();
            Assert.Equal(before, attempts.Max());
            host.Clock.Advance(TimeSpan.FromTicks(1));
            await host.Dispatcher.DrainAsync();
            Assert.Equal(before + 1, attempts.Max());
        }

        attempts.Clear();
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.Dispatcher.DrainAsync();
        Assert.Empty(attempts);
    }

    [Fact]
    [Trait("Feature", "storage.outbox")]
    public async Task A_failing_delivery_holds_back_its_stream_for_its_handler_and_nothing_else()
    {
        bool down = true;
        List<string> fragile = [];
        List<string> solid = [];
        await using ContractHost host = await OpenAsync(builder => builder
            .OnEvent("fragile", tagged =>
            {
                if (down && tagged.Tag == "1")
                {
                    throw new InvalidOperationException("down");
                }

                lock (fragile)
                {
                    fragile.Add(tagged.Tag);
                }
            })
            .OnEvent("solid", tagged =>
            {
                lock (solid)
                {
                    solid.Add(tagged.Tag);
                }
            })
            .ConfigureStorage(options => options.MaxConcurrentStreams = 1));
        await PublishAsync(host, "a", [1, 2]);
        await PublishAsync(host, "b", [11]);
        await host.Dispatcher.DrainAsync();
        await PublishAsync(host, "a", [3]);
        await PublishAsync(host, "b", [12]);
        await host.Dispatcher.DrainAsync();

        Assert.Equal(["11", "12"], fragile);
        Assert.Equal(["1", "2", "11", "3", "12"], solid);

        down = false;
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Dispatcher.DrainAsync();

        Assert.Equal(["11", "12", "1", "2", "3"], fragile);
        Assert.Equal(["1", "2", "11", "3", "12"], solid);
    }

    [Fact]
    public async Task Many_streams_that_wait_keep_their_order()
    {
        const int Streams = 300;
        bool down = true;
        List<(string Stream, string Tag)> delivered = [];
        await using ContractHost host = await OpenAsync(builder => builder.OnEvent("handler", tagged =>
        {
            if (down)
            {
                throw new InvalidOperationException("down");
            }

            lock (delivered)
            {
                delivered.Add((tagged.Customer.Value, tagged.Tag));
            }
        }));
        for (int round = 1; round <= 2; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, Streams).Select(i => PublishAsync(host, $"{i}", [round])));
            await host.Dispatcher.DrainAsync();
        }

        down = false;
        await Task.WhenAll(Enumerable.Range(0, Streams).Select(i => PublishAsync(host, $"{i}", [3])));
        await host.Dispatcher.DrainAsync();
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Dispatcher.DrainAsync();

        Assert.All(Enumerable.Range(0, Streams), i =>
            Assert.Equal(["1", "2", "3"], delivered.Where(delivery => delivery.Stream == $"{i}").Select(delivery => delivery.Tag)));
    }

    [Fact]
    [Trait("Feature", "storage.outbox")]
    public async Task The_key_of_an_effect_is_the_same_at_every_attempt_so_the_effect_happens_once()
    {
        List<string> keys = [];
        ContractHost? opened = null;
        await using ContractHost host = opened = await OpenAsync(builder => builder.OnEvent("handler", async (tagged, delivery) =>
        {
            keys.Add(delivery.EffectKey());
            await opened!.Items.SaveAsync(Change("effect") with { IdempotencyKey = delivery.EffectKey() }, "effect", 0, "done");
            if (delivery.Attempt == 1)
            {
                throw new InvalidOperationException("after the effect");
            }
        }));
        await PublishAsync(host, "1", [1]);
        await host.Dispatcher.DrainAsync();
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Dispatcher.DrainAsync();

        Assert.True(keys.Count > 1);
        Assert.Single(keys.Distinct());
        Assert.Equal(1, (await host.Items.FindAsync(Tenant, "effect"))!.Version);
    }

    [Fact]
    public async Task Two_dispatchers_at_once_deliver_each_event_once()
    {
        System.Collections.Concurrent.ConcurrentBag<string> delivered = [];
        await using ContractHost host = await OpenAsync(builder => builder.OnEvent("handler", tagged => delivered.Add(tagged.Customer.Value + " " + tagged.Tag)));
        using OutboxDispatcher second = new(
            host.Outbox, host.Get<IEnumerable<IIntegrationEventHandler>>(), host.Get<IIdGenerator>(), host.Clock, new StorageOptions(), Microsoft.Extensions.Logging.Abstractions.NullLogger<OutboxDispatcher>.Instance);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => PublishAsync(host, $"{i}", [1, 2])));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? host.Dispatcher : second).DrainAsync())));
        await host.Dispatcher.DrainAsync();

        Assert.Equal(80, delivered.Count);
        Assert.Equal(80, delivered.Distinct().Count());
    }

    [Fact]
    public async Task What_was_handled_and_is_old_is_purged_and_what_waits_is_not()
    {
        await using ContractHost host = await OpenAsync(builder => builder.OnEvent("handler", tagged =>
        {
            if (tagged.Tag == "2")
            {
                throw new InvalidOperationException("down");
            }
        }));
        await host.Items.SaveAsync(Change("keyed") with { IdempotencyKey = "key" }, "keyed", 0, "first");
        Assert.Equal(0, await host.Outbox.PurgeAsync(host.Clock.GetUtcNow(), CancellationToken.None));
        host.Clock.Advance(TimeSpan.FromHours(2));
        await PublishAsync(host, "1", [1]);
        await PublishAsync(host, "2", [2]);
        await host.Dispatcher.DrainAsync();
        DateTimeOffset handled = host.Clock.GetUtcNow();
        host.Clock.Advance(TimeSpan.FromHours(1));
        await PublishAsync(host, "3", [3]);

        Assert.Equal(0, await host.Outbox.PurgeAsync(handled - TimeSpan.FromHours(2), CancellationToken.None));
        Assert.Equal(CommitStatus.AlreadyApplied, (await host.Items.SaveAsync(Change("keyed") with { IdempotencyKey = "key" }, "keyed", 1, "second")).Status);
        Assert.Equal(1, await host.Outbox.PurgeAsync(host.Clock.GetUtcNow(), CancellationToken.None));
        Assert.Equal(0, await host.Outbox.PurgeAsync(host.Clock.GetUtcNow(), CancellationToken.None));

        Assert.Equal(CommitStatus.Committed, (await host.Items.SaveAsync(Change("keyed") with { IdempotencyKey = "key" }, "keyed", 1, "second")).Status);
        Assert.Single(await PendingAsync(host));
        Assert.Single(await host.Outbox.ReadWaitingAsync(["handler"], host.Clock.GetUtcNow().AddDays(1), 10, CancellationToken.None));
    }

    [Fact]
    public async Task A_backlog_behind_a_failure_is_freed_in_few_passes_and_stops_at_the_next_failure()
    {
        HashSet<string> failing = ["1"];
        List<string> delivered = [];
        await using ContractHost host = await OpenAsync(builder => builder
            .OnEvent("handler", tagged =>
            {
                if (failing.Contains(tagged.Tag))
                {
                    throw new InvalidOperationException("down");
                }

                delivered.Add(tagged.Tag);
            })
            .ConfigureStorage(options => options.RetryDelay = RetryDelay));
        CountingOutbox counting = new(host.Outbox);
        using OutboxDispatcher dispatcher = new(
            counting, host.Get<IEnumerable<IIntegrationEventHandler>>(), host.Get<IIdGenerator>(), host.Clock, new StorageOptions { RetryDelay = RetryDelay }, Microsoft.Extensions.Logging.Abstractions.NullLogger<OutboxDispatcher>.Instance);
        await PublishAsync(host, "1", Enumerable.Range(1, 100).Select(i => (long)i));
        await dispatcher.DrainAsync();
        Assert.Empty(delivered);

        failing = ["60"];
        host.Clock.Advance(RetryDelay * 4);
        int before = counting.Settlements;
        await dispatcher.DrainAsync();
        Assert.Equal(Enumerable.Range(1, 59).Select(i => $"{i}"), delivered);

        failing = [];
        await PublishAsync(host, "1", [101]);
        await dispatcher.DrainAsync();
        Assert.Equal(59, delivered.Count);
        host.Clock.Advance(RetryDelay * 4);
        await dispatcher.DrainAsync();

        Assert.Equal(Enumerable.Range(1, 101).Select(i => $"{i}"), delivered);
        Assert.InRange(counting.Settlements - before, 1, 6);
        Assert.Empty(await host.Outbox.ReadWaitingLinesAsync(["customer/1"], CancellationToken.None));
    }

    [Fact]
    public async Task A_drain_that_is_cancelled_loses_nothing()
    {
        using CancellationTokenSource stop = new();
        List<string> delivered = [];
        await using ContractHost host = await OpenAsync(builder => builder.OnEvent("handler", (tagged, _) =>
        {
            delivered.Add(tagged.Tag);
            return tagged.Tag == "2" && delivered.Count == 2 ? stop.CancelAsync() : Task.CompletedTask;
        }));
        await PublishAsync(host, "1", [1, 2, 3]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Dispatcher.DrainAsync(stop.Token));
        Assert.Equal(["1", "2"], delivered);
        await host.Dispatcher.DrainAsync();

        Assert.Equal(["1", "2", "3"], delivered.Distinct());
        Assert.Equal("3", delivered[^1]);
        Assert.Empty(await PendingAsync(host));
    }

    [Fact]
    public async Task A_handler_that_gives_up_by_its_own_timeout_has_failed()
    {
        await using ContractHost host = await OpenAsync(builder => builder
            .OnEvent("handler", (_, _) => throw new OperationCanceledException("the handler's own timeout"))
            .ConfigureStorage(options => options.MaxDeliveryAttempts = 1));
        await PublishAsync(host, "1", [1]);

        await host.Dispatcher.DrainAsync();

        Assert.Contains("the handler's own timeout", Assert.Single(await host.Outbox.ReadDeadLettersAsync(Tenant, 10, CancellationToken.None)).Error);
    }
}
