using CustomerLifecycle.Storage.ContractTests.Host;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>Reading and writing under a named lock over all processes on the database.</summary>
public abstract class LockedSessionContract(string provider) : RelationalContract(provider)
{
    private const string Insert = "INSERT INTO cl_contract_item (tenant, id, version, text) VALUES (@tenant, @id, 1, @text)";
    private const string Count = "SELECT COUNT(*) FROM cl_contract_item WHERE tenant = @tenant";

    [Fact]
    public async Task Counting_under_the_lock_counts_right_on_two_hosts()
    {
        const int Each = 25;
        await using ContractHost host = await OpenAsync();
        await using ContractHost other = host.OpenAgain();
        await Task.WhenAll(new[] { host, other, host, other }.Select(node => Task.Run(async () =>
        {
            for (int i = 0; i < Each; i++)
            {
                await using LockedSession session = await node.Relational.BeginLockedAsync("counter");
                long there = (await session.QueryAsync<long>(Count, new { tenant = Tenant.Value }))[0];
                // The id is what was read: were it not the newest, it would be taken.
                Assert.Equal(CommitStatus.Committed, (await session.CommitAsync(Item($"{there}"))).Status);
            }
        })));
        Assert.Equal(4 * Each, await host.Relational.QuerySingleOrDefaultAsync<long>(Count, new { tenant = Tenant.Value }));
    }

    [Fact]
    public async Task What_is_not_committed_or_conflicts_is_not_stored_and_the_lock_is_free()
    {
        await using ContractHost host = await OpenAsync();
        await using (await host.Relational.BeginLockedAsync("a"))
        {
        }

        await using (LockedSession session = await host.Relational.BeginLockedAsync("a"))
        {
            Assert.Equal(CommitStatus.Committed, (await session.CommitAsync(Item("1") with { Events = [Tagged(host, "1", 1)] })).Status);
            await Assert.ThrowsAsync<InvalidOperationException>(() => session.CommitAsync(Item("2")));
        }

        StorageCommit taken = Item("1");
        StorageCommit guarded = Item("2") with
        {
            Statements = [.. Item("2").Statements, new SqlStatement("UPDATE cl_contract_item SET version = 9 WHERE id = 'nobody'") { ExpectedRows = 1 }],
        };
        foreach (StorageCommit commit in new[] { taken, guarded })
        {
            await using LockedSession session = await host.Relational.BeginLockedAsync("a");
            Assert.Equal(CommitStatus.Conflict, (await session.CommitAsync(commit)).Status);
        }

        await using (LockedSession session = await host.Relational.BeginLockedAsync("a"))
        {
            await Assert.ThrowsAsync<StorageException>(() => session.QueryAsync<long>("SELECT nothing FROM nowhere", null));
        }

        Assert.Equal(CommitStatus.Committed, (await host.Relational.CommitAsync(Item("3"))).Status);
        Assert.Equal(2, await host.Relational.QuerySingleOrDefaultAsync<long>(Count, new { tenant = Tenant.Value }));
        Assert.Equal("tenant-a-1-1", Assert.Single(await PendingAsync(host)).Event!.Id.Value);
    }

    [Fact]
    public async Task Locks_of_other_names_and_the_group_commit_go_on()
    {
        await using ContractHost host = await OpenAsync();
        for (int i = 0; i < 20; i++)
        {
            int round = i;
            await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(async () =>
            {
                if (n % 2 == 0)
                {
                    await host.Relational.CommitAsync(Item($"{round}-{n}"));
                    return;
                }

                await using LockedSession session = await host.Relational.BeginLockedAsync($"lock {n}");
                await session.CommitAsync(Item($"{round}-{n}"));
            })));
        }

        Assert.Equal(120, await host.Relational.QuerySingleOrDefaultAsync<long>(Count, new { tenant = Tenant.Value }));
    }

    private static StorageCommit Item(string id) => Change(id) with
    {
        Statements = [new SqlStatement(Insert, new("tenant", Tenant.Value), new("id", id), new("text", "in a session"))],
    };
}
