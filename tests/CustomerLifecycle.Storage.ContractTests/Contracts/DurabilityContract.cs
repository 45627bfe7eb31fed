using CustomerLifecycle.Hosting;
using CustomerLifecycle.Storage.ContractTests.Host;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>A killed process proves that a commit is whole, not that it is durable: for that the committing connection itself is asked.</summary>
public abstract class DurabilityContract(string provider) : RelationalContract(provider)
{
    /// <summary>What the database says of a connection whose commits survive a loss of power.</summary>
    protected abstract string Durable { get; }

    /// <summary>What it says when the host chose less.</summary>
    protected abstract string Less { get; }

    [Fact]
    [Trait("Feature", "storage.durability")]
    public async Task The_committing_connection_is_durable_by_default()
    {
        await using ContractHost host = await OpenAsync();

        Assert.Equal(Durable, await host.Relational.ReadDurabilityAsync());
        await host.Items.SaveAsync(Change("1"), "1", 0, "");
        Assert.Equal(Durable, await host.Relational.ReadDurabilityAsync());
    }

    [Fact]
    public async Task Settings_of_the_database_do_not_weaken_it()
    {
        await using ContractHost host = await OpenAsync();
        await WeakenAsync(host);
        await using ContractHost again = host.OpenAgain();

        Assert.Equal(Durable, await again.Relational.ReadDurabilityAsync());
    }

    [Fact]
    public async Task A_host_may_choose_less()
    {
        await using ContractHost host = await OpenAsync();
        await using ContractHost fast = host.OpenAgain(use: builder => UseLess(builder, host.ConnectionString!));

        Assert.Equal(Less, await fast.Relational.ReadDurabilityAsync());
    }

    [Fact]
    public async Task It_is_the_writer_that_is_asked_behind_the_commits_that_wait()
    {
        await using ContractHost host = await OpenAsync();
        await host.Items.SaveAsync(Change("1"), "1", 0, "");
        await using WriterGate gate = await WriterGate.CloseAsync(host);

        Task<string> asked = host.Relational.ReadDurabilityAsync();
        Task<CommitResult> behind = host.Items.SaveAsync(Change("2"), "2", 0, "");
        Assert.False(asked.IsCompleted);
        await gate.OpenAsync();

        Assert.Equal(Durable, await asked);
        Assert.Equal(CommitStatus.Committed, (await behind).Status);
    }

    protected abstract void UseLess(ICustomerLifecycleBuilder builder, string connectionString);

    /// <summary>Sets the database's own default to less, where there is one.</summary>
    protected abstract Task WeakenAsync(ContractHost host);
}
