using CustomerLifecycle.Storage.ContractTests.Host;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>A number is handed out once for ever.</summary>
public abstract class NumberSequenceContract(string provider) : StorageContract(provider)
{
    [Fact]
    public async Task Numbers_count_from_one_in_each_sequence()
    {
        await using ContractHost host = await OpenAsync();

        Assert.Equal(1, await host.Numbers.NextAsync(Tenant, "tickets", null));
        Assert.Equal(2, await host.Numbers.NextAsync(Tenant, "tickets", null));
        Assert.Equal(1, await host.Numbers.NextAsync(Tenant, "leads", null));
    }

    [Fact]
    [Trait("Feature", "storage.numbers")]
    public async Task No_number_is_handed_out_twice_to_64_at_once()
    {
        await using ContractHost host = await OpenAsync();

        long[] numbers = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => host.Numbers.NextAsync(Tenant, "tickets", i % 2 == 0 ? $"{i}" : null))));

        Assert.Equal(Enumerable.Range(1, 64).Select(i => (long)i), numbers.Order());
    }

    [Fact]
    public async Task The_same_key_gets_the_same_number_also_when_16_ask_at_once()
    {
        await using ContractHost host = await OpenAsync();
        await host.Numbers.NextAsync(Tenant, "tickets", null);

        long[] numbers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => host.Numbers.NextAsync(Tenant, "tickets", "key"))));

        long number = Assert.Single(numbers.Distinct());
        Assert.True(number > 1);
        Assert.Equal(number, await host.Numbers.NextAsync(Tenant, "tickets", "key"));
        Assert.NotEqual(number, await host.Numbers.NextAsync(Tenant, "tickets", "another key"));
        Assert.Equal(1, await host.Numbers.NextAsync(Tenant, "leads", "key"));
    }

    [Fact]
    public async Task A_key_is_forgotten_when_idempotency_keys_are_and_its_number_is_not_given_again()
    {
        await using ContractHost host = await OpenAsync();
        long number = await host.Numbers.NextAsync(Tenant, "tickets", "key");
        host.Clock.Advance(TimeSpan.FromDays(6));
        await PurgeAsync();
        Assert.Equal(number, await host.Numbers.NextAsync(Tenant, "tickets", "key"));

        host.Clock.Advance(TimeSpan.FromDays(2));
        await PurgeAsync();

        Assert.Equal(number + 1, await host.Numbers.NextAsync(Tenant, "tickets", "key"));
        Assert.Equal(number + 2, await host.Numbers.NextAsync(Tenant, "tickets", null));

        Task PurgeAsync() => host.Outbox.PurgeAsync(host.Clock.GetUtcNow().AddDays(-7), CancellationToken.None);
    }

    [Fact]
    public async Task A_sequence_needs_a_name()
    {
        await using ContractHost host = await OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => host.Numbers.NextAsync(Tenant, "", null));
    }
}
