using System.Collections.Concurrent;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Storage.ContractTests.Host;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>What is scheduled happens when it is due: once, also when it moves, fails, or is scheduled anew meanwhile.</summary>
public abstract class DueIndexContract(string provider) : StorageContract(provider)
{
    private const string Kind = "contract";

    [Fact]
    [Trait("Feature", "storage.due-index")]
    public async Task An_item_is_handled_when_it_is_due_and_not_before()
    {
        List<DueItem> handled = [];
        await using ContractHost host = await OpenAsync(builder => builder.OnDue(Kind, handled.Add));
        DateTimeOffset at = host.Clock.GetUtcNow().AddMinutes(5);
        await ScheduleAsync(host, DueChange.Schedule(Kind, "1", at.ToOffset(TimeSpan.FromHours(8)), "payload"));

        Assert.Equal(at, await host.Due.NextAsync());
        host.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.Equal(0, await host.Due.DrainAsync());
        host.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, await host.Due.DrainAsync());
        Assert.Equal(0, await host.Due.DrainAsync());

        DueItem item = Assert.Single(handled);
        Assert.Equal((Tenant, Kind, "1", at, TimeSpan.Zero, "payload", 1), (item.Tenant, item.Kind, item.Key, item.DueAt, item.DueAt.Offset, item.Payload, item.Attempt));
        Assert.Null(await host.Due.NextAsync());
    }

    [Fact]
    public async Task Scheduling_again_moves_an_item_and_cancelling_removes_it()
    {
        List<string> handled = [];
        await using ContractHost host = await OpenAsync(builder => builder.OnDue(Kind, item => handled.Add(item.Key + item.Payload)));
        DateTimeOffset now = host.Clock.GetUtcNow();
        await ScheduleAsync(host, DueChange.Schedule(Kind, "later", now.AddMinutes(1), " moved too late"), DueChange.Schedule(Kind, "earlier", now.AddHours(1)), DueChange.Schedule(Kind, "gone", now));
        await ScheduleAsync(host, DueChange.Schedule(Kind, "later", now.AddMinutes(2), " as moved"), DueChange.Schedule(Kind, "earlier", now.AddMinutes(1)), DueChange.Cancel(Kind, "gone"), DueChange.Cancel(Kind, "never there"));

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Due.DrainAsync();
        Assert.Equal(["earlier"], handled);
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Due.DrainAsync();

        Assert.Equal(["earlier", "later as moved"], handled);
    }

    [Fact]
    public async Task Items_are_handled_in_the_order_of_their_instants()
    {
        List<string> handled = [];
        await using ContractHost host = await OpenAsync(builder => builder.OnDue(Kind, item => handled.Add(item.Key)));
        DateTimeOffset now = host.Clock.GetUtcNow();
        await ScheduleAsync(host, [.. new[] { 3, 1, 2 }.Select(minute => DueChange.Schedule(Kind, $"{minute}", now.AddMinutes(minute))), DueChange.Schedule(Kind, "a", now), DueChange.Schedule(Kind, "B", now)]);

        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Due.DrainAsync();

        Assert.Equal(["B", "a", "1", "2", "3"], handled);
    }

    [Fact]
    [Trait("Feature", "storage.due-index")]
    public async Task Two_dispatchers_at_once_handle_each_item_once()
    {
        ConcurrentBag<string> handled = [];
        await using ContractHost host = await OpenAsync(builder => builder.OnDue(Kind, item => handled.Add(item.Key)));
        using DueDispatcher second = new(host.DueStore, host.Get<IEnumerable<IDueHandler>>(), host.Get<IIdGenerator>(), host.Clock, new StorageOptions(), NullLogger<DueDispatcher>.Instance);
        await ScheduleAsync(host, [.. Enumerable.Range(0, 100).Select(i => DueChange.Schedule(Kind, $"{i}", host.Clock.GetUtcNow()))]);

        int[] counts = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? host.Due : second).DrainAsync())));
        int rest = await host.Due.DrainAsync();

        Assert.Equal(100, counts.Sum() + rest);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}").Order(StringComparer.Ordinal), handled.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_item_that_fails_is_tried_again_with_a_wait_and_then_kept_as_dead()
    {
        bool down = true;
        List<(int Attempt, string EffectKey)> attempts = [];
        await using ContractHost host = await OpenAsync(Fails);
        await ScheduleAsync(host, DueChange.Schedule(Kind, "1", host.Clock.GetUtcNow(), "payload"));

        Assert.Equal(0, await host.Due.DrainAsync());
        Assert.Equal(host.Clock.GetUtcNow() + TimeSpan.FromSeconds(1), await host.Due.NextAsync());
        host.Clock.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
        await host.Due.DrainAsync();
        Assert.Single(attempts);
        host.Clock.Advance(TimeSpan.FromTicks(1));
        await host.Due.DrainAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await host.Due.DrainAsync();
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.Due.DrainAsync();

        Assert.Equal([1, 2, 3], attempts.Select(attempt => attempt.Attempt));
        Assert.Single(attempts.Select(attempt => attempt.EffectKey).Distinct());
        Assert.Null(await host.Due.NextAsync());
        DueItem dead = Assert.Single(await host.DueStore.ReadDeadAsync(Tenant, 10, CancellationToken.None));
        Assert.Equal(("1", "payload", 3), (dead.Key, dead.Payload, dead.Attempt));
        Assert.Contains("InvalidOperationException", dead.Error);
        Assert.DoesNotContain("13800138000", dead.Error);

        down = false;
        Assert.True(await host.DueStore.ReplayAsync(Tenant, Kind, "1", host.Clock.GetUtcNow(), CancellationToken.None));
        Assert.False(await host.DueStore.ReplayAsync(Tenant, Kind, "1", host.Clock.GetUtcNow(), CancellationToken.None));
        Assert.Equal(1, await host.Due.DrainAsync());
        Assert.Empty(await host.DueStore.ReadDeadAsync(Tenant, 10, CancellationToken.None));
        // The effect may have been committed before the handler failed: its key stays what it was.
        Assert.Equal((1, attempts[0].EffectKey), attempts[^1]);

        void Fails(ICustomerLifecycleBuilder builder) => builder
            .OnDue(Kind, item =>
            {
                attempts.Add((item.Attempt, item.EffectKey));
                if (down)
                {
                    throw new InvalidOperationException("cannot call 13800138000");
                }
            })
            .ConfigureStorage(options => (options.MaxDeliveryAttempts, options.RetryDelay) = (3, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Scheduling_a_dead_item_again_gives_it_a_new_life()
    {
        bool down = true;
        int handled = 0;
        await using ContractHost host = await OpenAsync(builder => builder
            .OnDue(Kind, item =>
            {
                if (down)
                {
                    throw new InvalidOperationException("down");
                }

                handled++;
            })
            .ConfigureStorage(options => options.MaxDeliveryAttempts = 1));
        await ScheduleAsync(host, DueChange.Schedule(Kind, "1", host.Clock.GetUtcNow()));
        await host.Due.DrainAsync();
        down = false;
        await host.Due.DrainAsync();
        Assert.Equal(0, handled);

        await ScheduleAsync(host, DueChange.Schedule(Kind, "1", host.Clock.GetUtcNow()));
        await host.Due.DrainAsync();

        Assert.Equal(1, handled);
        Assert.Empty(await host.DueStore.ReadDeadAsync(Tenant, 10, CancellationToken.None));
    }

    [Fact]
    public async Task An_item_scheduled_anew_by_its_own_handler_survives_with_another_effect_key()
    {
        List<string> effects = [];
        ContractHost? opened = null;
        await using ContractHost host = opened = await OpenAsync(builder => builder.OnDue(Kind, async item =>
        {
            effects.Add(item.EffectKey);
            await ScheduleAsync(opened!, DueChange.Schedule(Kind, item.Key, item.DueAt.AddHours(1)));
        }));
        await ScheduleAsync(host, DueChange.Schedule(Kind, "every hour", host.Clock.GetUtcNow()));

        for (int hour = 0; hour < 3; hour++)
        {
            Assert.Equal(1, await host.Due.DrainAsync());
            host.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(3, effects.Distinct().Count());
        Assert.Equal(host.Clock.GetUtcNow(), await host.Due.NextAsync());
    }

    [Fact]
    public async Task A_failure_after_the_item_was_scheduled_anew_leaves_the_new_one_alone()
    {
        ContractHost? opened = null;
        await using ContractHost host = opened = await OpenAsync(builder => builder
            .OnDue(Kind, async item =>
            {
                await ScheduleAsync(opened!, DueChange.Schedule(Kind, item.Key, item.DueAt.AddHours(1)));
                throw new InvalidOperationException("after scheduling");
            })
            .ConfigureStorage(options => options.MaxDeliveryAttempts = 1));
        DateTimeOffset at = host.Clock.GetUtcNow();
        await ScheduleAsync(host, DueChange.Schedule(Kind, "1", at));

        await host.Due.DrainAsync();

        Assert.Equal(at.AddHours(1), await host.Due.NextAsync());
        Assert.Empty(await host.DueStore.ReadDeadAsync(Tenant, 10, CancellationToken.None));
    }

    [Fact]
    public async Task A_drain_handles_what_is_due_behind_hundreds_that_fail()
    {
        List<string> handled = [];
        await using ContractHost host = await OpenAsync(builder => builder.OnDue(Kind, item =>
        {
            if (item.Payload == "bad")
            {
                throw new InvalidOperationException("down");
            }

            handled.Add(item.Key);
        }));
        DateTimeOffset now = host.Clock.GetUtcNow();
        await ScheduleAsync(host, [.. Enumerable.Range(0, 300).Select(i => DueChange.Schedule(Kind, $"{i}", now, "bad")), DueChange.Schedule(Kind, "good", now.AddSeconds(1))]);
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, await host.Due.DrainAsync());

        Assert.Equal(["good"], handled);
    }

    [Fact]
    public async Task A_kind_that_fails_does_not_hold_back_another()
    {
        List<string> handled = [];
        await using ContractHost host = await OpenAsync(builder => builder
            .OnDue("a", item => throw new InvalidOperationException("down"))
            .OnDue("b", item => handled.Add(item.Key)));
        await ScheduleAsync(host, DueChange.Schedule("a", "1", host.Clock.GetUtcNow()), DueChange.Schedule("b", "2", host.Clock.GetUtcNow()), DueChange.Schedule("nobody's", "3", host.Clock.GetUtcNow()));

        await host.Due.DrainAsync();

        Assert.Equal(["2"], handled);
    }

    [Fact]
    [Trait("Feature", "storage.due-index")]
    public async Task A_kind_whose_handler_is_slow_delays_no_other()
    {
        TaskCompletionSource slow = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource<string> other = new(TaskCreationOptions.RunContinuationsAsynchronously);
        List<string> order = [];
        await using ContractHost host = await OpenAsync(builder =>
        {
            builder.Services.AddSingleton<IDueHandler>(new DelegateDueHandler("a", async item =>
            {
                order.Add(item.Key);
                await slow.Task;
            }));
            builder.OnDue("b", item => other.TrySetResult(item.Key));
        });
        DateTimeOffset now = host.Clock.GetUtcNow();
        await ScheduleAsync(host, DueChange.Schedule("a", "1", now), DueChange.Schedule("a", "2", now.AddTicks(1)), DueChange.Schedule("b", "3", now.AddMinutes(1)));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await host.Due.BeginAsync(CancellationToken.None));

        // It hangs, and the deadline of another kind comes.
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await host.Due.BeginAsync(CancellationToken.None));
        Assert.Equal("3", await other.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        slow.SetResult();
        await host.Due.EndAsync();

        Assert.Equal(["1", "2"], order);
        Assert.Null(await host.Due.NextAsync());
    }

    [Fact]
    [Trait("Feature", "storage.due-index")]
    public async Task An_item_that_is_postponed_again_and_again_never_dies_and_keeps_its_effect_key()
    {
        List<DueItem> attempts = [];
        await using ContractHost host = await OpenAsync(builder => builder
            .OnDue(Kind, Waits)
            .ConfigureStorage(options => options.MaxDeliveryAttempts = 2));
        await ScheduleAsync(host, DueChange.Schedule(Kind, "1", host.Clock.GetUtcNow()));
        for (int i = 0; i < 6; i++)
        {
            await host.Due.DrainAsync();
            host.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal([1, 2, 3, 4, 5, 6], attempts.Select(item => item.Attempt));
        Assert.Single(attempts.Select(item => item.EffectKey).Distinct());
        Assert.Empty(await host.DueStore.ReadDeadAsync(Tenant, 10, CancellationToken.None));
        Assert.Null(await host.Due.NextAsync());

        void Waits(DueItem item)
        {
            attempts.Add(item);
            if (item.Attempt < 6)
            {
                throw new DuePostponedException(item.DueAt.AddHours(item.Attempt), "it waits");
            }
        }
    }

    private static async Task ScheduleAsync(ContractHost host, params DueChange[] changes)
    {
        long version = (await host.Items.FindAsync(Tenant, "schedule"))?.Version ?? 0;
        Assert.Equal(CommitStatus.Committed, (await host.Items.SaveAsync(Change("schedule") with { Due = changes }, "schedule", version, "")).Status);
    }

    [Fact]
    public async Task A_dead_item_that_is_replayed_long_after_does_its_effect_no_second_time()
    {
        bool down = true;
        List<CommitStatus> effects = [];
        ContractHost? opened = null;
        await using ContractHost host = opened = await OpenAsync(builder => builder
            .OnDue(Kind, async item =>
            {
                effects.Add((await opened!.Items.SaveAsync(Change("effect") with { IdempotencyKey = item.EffectKey }, "effect", 0, "done")).Status);
                if (down)
                {
                    throw new InvalidOperationException("after the effect");
                }
            })
            .ConfigureStorage(options => options.MaxDeliveryAttempts = 1));
        await ScheduleAsync(host, DueChange.Schedule(Kind, "1", host.Clock.GetUtcNow(), "payload"));
        await host.Due.DrainAsync();

        host.Clock.Advance(TimeSpan.FromDays(400));
        await host.Outbox.PurgeAsync(host.Clock.GetUtcNow().AddDays(-7), CancellationToken.None);
        down = false;
        Assert.True(await host.DueStore.ReplayAsync(Tenant, Kind, "1", host.Clock.GetUtcNow(), CancellationToken.None));
        Assert.Equal(1, await host.Due.DrainAsync());

        Assert.Equal([CommitStatus.Committed, CommitStatus.AlreadyApplied], effects);
    }
}
