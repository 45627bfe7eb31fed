using CustomerLifecycle.Privacy;
using CustomerLifecycle.Storage.ContractTests.Host;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>What failed for good is kept for a person to look at and to replay, for as long as its subject is not erased.</summary>
public abstract class DeadLetterContract(string provider) : StorageContract(provider)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    [Fact]
    [Trait("Feature", "storage.dead-letters")]
    public async Task A_dead_letter_is_kept_shown_without_personal_data_and_can_be_replayed()
    {
        bool down = true;
        List<string> delivered = [];
        await using ContractHost host = await OpenAsync(builder => builder
            .OnEvent("handler", tagged =>
            {
                if (down && tagged.Tag == "1")
                {
                    // Half of a pair at the end, as cutting at a length leaves it.
                    throw new InvalidOperationException("cannot reach li.wei@example.com or 13800138000 \0" + new string('x', 460) + "\ud83d\ude00 and so on");
                }

                delivered.Add(tagged.Tag);
            })
            .ConfigureStorage(options => (options.MaxDeliveryAttempts, options.RetryDelay) = (3, RetryDelay)));
        await PublishAsync(host, "1", [1, 2]);
        for (int attempt = 1; attempt <= 3; attempt++)
        {
            Assert.Empty(await DeadAsync());
            await host.Dispatcher.DrainAsync();
            host.Clock.Advance(RetryDelay * 4);
        }

        await host.Dispatcher.DrainAsync();
        OutboxDelivery letter = Assert.Single(await DeadAsync());
        Assert.Equal(("handler", 3, "customer/1"), (letter.Handler, letter.Attempts, letter.Stream));
        Assert.Null(letter.NextAt);
        Assert.Contains("InvalidOperationException", letter.Error);
        Assert.DoesNotContain("li.wei@", letter.Error);
        Assert.DoesNotContain("13800138000", letter.Error);
        // Once the letter is dead, the stream goes on without it.
        Assert.Equal(["2"], delivered);

        host.Clock.Advance(TimeSpan.FromDays(400));
        await host.Outbox.PurgeAsync(host.Clock.GetUtcNow(), CancellationToken.None);
        Assert.Single(await DeadAsync());
        Assert.NotNull((await host.Outbox.ReadAsync(letter.Sequence, CancellationToken.None))?.Event);

        down = false;
        Assert.True(await host.Outbox.ReplayAsync(Tenant, "handler", letter.Sequence, host.Clock.GetUtcNow(), CancellationToken.None));
        Assert.False(await host.Outbox.ReplayAsync(Tenant, "handler", letter.Sequence, host.Clock.GetUtcNow(), CancellationToken.None));
        await host.Dispatcher.DrainAsync();
        Assert.Equal(["2", "1"], delivered);
        Assert.Empty(await DeadAsync());

        Task<IReadOnlyList<OutboxDelivery>> DeadAsync() => host.Outbox.ReadDeadLettersAsync(Tenant, 10, CancellationToken.None);
    }

    [Fact]
    public async Task A_replayed_letter_that_fails_again_gets_all_its_attempts()
    {
        List<int> attempts = [];
        await using ContractHost host = await OpenAsync(builder => builder
            .OnEvent("handler", (_, delivery) =>
            {
                attempts.Add(delivery.Attempt);
                throw new InvalidOperationException("down");
            })
            .ConfigureStorage(options => (options.MaxDeliveryAttempts, options.RetryDelay) = (2, TimeSpan.Zero)));
        await PublishAsync(host, "1", [1]);
        await DrainAllAsync();
        OutboxDelivery letter = Assert.Single(await host.Outbox.ReadDeadLettersAsync(Tenant, 10, CancellationToken.None));
        attempts.Clear();

        await host.Outbox.ReplayAsync(Tenant, "handler", letter.Sequence, host.Clock.GetUtcNow(), CancellationToken.None);
        await DrainAllAsync();

        Assert.Equal([1, 2], attempts.Distinct());
        Assert.Equal(2, Assert.Single(await host.Outbox.ReadDeadLettersAsync(Tenant, 10, CancellationToken.None)).Attempts);

        async Task DrainAllAsync()
        {
            for (int i = 0; i < 3; i++)
            {
                await host.Dispatcher.DrainAsync();
            }
        }
    }

    [Fact]
    [Trait("Feature", "storage.dead-letters")]
    public async Task A_dead_letter_that_is_replayed_long_after_does_its_effect_no_second_time()
    {
        bool down = true;
        List<string> keys = [];
        List<CommitStatus> effects = [];
        ContractHost? opened = null;
        await using ContractHost host = opened = await OpenAsync(builder => builder
            .OnEvent("handler", async (_, delivery) =>
            {
                keys.Add(delivery.EffectKey("a"));
                effects.Add((await opened!.Items.SaveAsync(Change("effect") with { IdempotencyKey = delivery.EffectKey("a") }, "effect", 0, "done")).Status);
                if (down)
                {
                    throw new InvalidOperationException("after the first effect");
                }
            })
            .ConfigureStorage(options => options.MaxDeliveryAttempts = 1));
        await PublishAsync(host, "1", [1]);
        await host.Dispatcher.DrainAsync();
        OutboxDelivery letter = Assert.Single(await host.Outbox.ReadDeadLettersAsync(Tenant, 10, CancellationToken.None));

        host.Clock.Advance(TimeSpan.FromDays(400));
        await host.Outbox.PurgeAsync(host.Clock.GetUtcNow().AddDays(-7), CancellationToken.None);
        down = false;
        await host.Outbox.ReplayAsync(Tenant, "handler", letter.Sequence, host.Clock.GetUtcNow(), CancellationToken.None);
        await host.Dispatcher.DrainAsync();

        Assert.Empty(await host.Outbox.ReadDeadLettersAsync(Tenant, 10, CancellationToken.None));
        Assert.Equal([CommitStatus.Committed, CommitStatus.AlreadyApplied], effects.Distinct());
        Assert.Equal(CommitStatus.AlreadyApplied, effects[^1]);

        // Nothing needs the key any more.
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.Outbox.PurgeAsync(host.Clock.GetUtcNow(), CancellationToken.None);
        Assert.Equal(CommitStatus.Committed, (await host.Items.SaveAsync(Change("effect") with { IdempotencyKey = keys.Distinct().Single() }, "effect", 1, "anew")).Status);
    }

    [Fact]
    public async Task Of_a_person_who_is_erased_no_dead_letter_and_no_parked_event_stays()
    {
        List<string> delivered = [];
        bool down = true;
        await using ContractHost host = await OpenAsync(builder => builder
            .OnEvent("handler", tagged =>
            {
                if (down)
                {
                    throw new InvalidOperationException("down");
                }

                delivered.Add(tagged.Customer.Value + tagged.Tag);
            })
            .ConfigureStorage(options => (options.MaxDeliveryAttempts, options.RetryDelay) = (2, RetryDelay)));
        foreach (string customer in new[] { "them", "other" })
        {
            await PublishAsync(host, customer, [1, 2]);
            await PublishAsync(host, customer, [1, 2], OtherTenant);
        }

        await host.Dispatcher.DrainAsync();
        host.Clock.Advance(RetryDelay * 4);
        await host.Dispatcher.DrainAsync();
        IPersonalDataHolder holder = host.Get<IEnumerable<IPersonalDataHolder>>().Single(known => known.Name == "outbox");
        DataSubject them = new() { Tenant = Tenant, Customer = new("them") };

        List<PersonalDataRecord> exported = [];
        await foreach (PersonalDataRecord record in holder.ExportAsync(them))
        {
            exported.Add(record);
        }

        Assert.Equal(2, exported.Count);
        Assert.All(exported, record => Assert.Contains("them", record.Json));
        Assert.Equal((2, 0), (await holder.EraseAsync(them), await holder.EraseAsync(them)));
        down = false;
        foreach (TenantId tenant in new[] { Tenant, OtherTenant })
        {
            foreach (OutboxDelivery letter in await host.Outbox.ReadDeadLettersAsync(tenant, 10, CancellationToken.None))
            {
                Assert.True(await host.Outbox.ReplayAsync(tenant, letter.Handler, letter.Sequence, host.Clock.GetUtcNow(), CancellationToken.None));
            }
        }

        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Dispatcher.DrainAsync();
        Assert.Equal(["other1", "other1", "other2", "other2", "them1", "them2"], delivered.Order(StringComparer.Ordinal));
    }
}
