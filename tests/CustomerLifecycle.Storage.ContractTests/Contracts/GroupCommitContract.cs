using System.Collections.Concurrent;
using System.Diagnostics;
using CustomerLifecycle.Storage.ContractTests.Host;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>Commits share transactions, and nothing else: what one gets wrong is its own affair.</summary>
public abstract class GroupCommitContract(string provider) : RelationalContract(provider)
{
    [Fact]
    [Trait("Feature", "storage.group-commit")]
    public async Task Five_bad_commits_of_64_fail_alone()
    {
        await using ContractHost host = await OpenAsync();
        await host.Items.SaveAsync(Change("taken"), "taken", 0, "first");
        await using WriterGate gate = await WriterGate.CloseAsync(host);
        Dictionary<int, StorageCommit> bad = new()
        {
            [3] = Change("3") with { Statements = [new SqlStatement("INSERT INTO no_such_table (id) VALUES (1)")] },
            [17] = Change("17") with { Statements = [new SqlStatement("INSERT INTO cl_contract_item (tenant, id, version, text) VALUES (@tenant, 'x', 1, NULL)", new SqlParameter("tenant", Tenant.Value))] },
            [31] = Change("31") with { Statements = [RelationalItemStore.Save(Tenant, "taken", 0, "unique violation")] },
            [45] = Change("45") with { Statements = [RelationalItemStore.Save(Tenant, "taken", 7, "stale version")] },
            [59] = Change("59") with { Statements = [new SqlStatement("INSERT INTO cl_contract_item (tenant, id, version, text) VALUES (@tenant, 'x', 1, 9e999999)", new SqlParameter("tenant", Tenant.Value)), new SqlStatement("syntax error")] },
        };

        Task<CommitResult>[] all = [.. Enumerable.Range(0, 64).Select(i => host.Items.SaveAsync(
            bad.GetValueOrDefault(i, Change($"{i}")) with { IdempotencyKey = $"key {i}", Events = [Tagged(host, $"{i}", i)] }, $"{i}", 0, "new"))];
        await gate.OpenAsync();

        for (int i = 0; i < all.Length; i++)
        {
            if (i is 31 or 45)
            {
                Assert.Equal(CommitStatus.Conflict, (await all[i]).Status);
            }
            else if (bad.ContainsKey(i))
            {
                StorageException refused = await Assert.ThrowsAsync<StorageException>(() => all[i]);
                Assert.Equal((StorageErrorKind.Other, false), (refused.Kind, refused.OutcomeUnknown));
                Assert.NotNull(refused.InnerException);
            }
            else
            {
                Assert.Equal(CommitStatus.Committed, (await all[i]).Status);
                Assert.NotNull(await host.Items.FindAsync(Tenant, $"{i}"));
            }
        }

        Assert.Equal(59, (await PendingAsync(host)).Count);
        foreach (int i in bad.Keys)
        {
            Assert.Null(await host.Items.FindAsync(Tenant, $"{i}"));
            Assert.Null(await host.Relational.FindAppliedAsync(Tenant, $"key {i}"));
        }
    }

    [Fact]
    public async Task A_statement_that_cannot_even_be_sent_is_refused_before_it_meets_others()
    {
        await using ContractHost host = await OpenAsync();
        await using WriterGate gate = await WriterGate.CloseAsync(host);
        Task<CommitResult> good = host.Items.SaveAsync(Change("good"), "good", 0, "");

        Assert.Contains("@id", (await RefusedAsync(new SqlStatement("DELETE FROM cl_contract_item WHERE id = @id"))).Message);
        Assert.Contains("@id", (await RefusedAsync(new SqlStatement("DELETE FROM cl_contract_item WHERE id = @id", new SqlParameter("id", host.Clock.GetUtcNow())))).Message);
        Assert.Contains("@id", (await RefusedAsync(new SqlStatement("DELETE FROM cl_contract_item WHERE id = @id", new SqlParameter("id", "half \ud83d")))).Message);

        await gate.OpenAsync();
        Assert.Equal(CommitStatus.Committed, (await good).Status);

        async Task<ArgumentException> RefusedAsync(SqlStatement statement) =>
            await Assert.ThrowsAnyAsync<ArgumentException>(() => host.Relational.CommitAsync(Change("bad") with { Statements = [statement] }));
    }

    [Fact]
    [Trait("Feature", "storage.group-commit")]
    public async Task Commits_that_wait_together_share_a_transaction_and_keep_the_order_of_their_stream()
    {
        const int Count = 100;
        await using ContractHost host = await OpenAsync();
        ConcurrentBag<int> batches = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == "CustomerLifecycle.Storage",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => batches.Add((int)(activity.GetTagItem("batch.size") ?? 0)),
        };
        ActivitySource.AddActivityListener(listener);
        await using WriterGate gate = await WriterGate.CloseAsync(host);

        Task<CommitResult>[] all = [.. Enumerable.Range(0, Count).Select(i => host.Items.SaveAsync(Change("1") with { Events = [Tagged(host, "1", i)] }, "1", i, $"{i}"))];
        await gate.OpenAsync();

        Assert.All(await Task.WhenAll(all), result => Assert.Equal(CommitStatus.Committed, result.Status));
        Assert.Equal(Count, (await host.Items.FindAsync(Tenant, "1"))!.Version);
        Assert.Equal(Enumerable.Range(0, Count).Select(i => Tagged(host, "1", i)), (await PendingAsync(host)).Select(entry => entry.Event));
        Assert.Contains(batches, size => size >= Count);
    }

    [Fact]
    public async Task A_commit_that_waits_can_be_cancelled_and_one_that_was_taken_tells_its_outcome()
    {
        using CancellationTokenSource cancel = new();
        await using ContractHost host = await OpenAsync();
        await host.Items.SaveAsync(Change("1"), "1", 0, "");
        await using WriterGate gate = await WriterGate.CloseAsync(host, cancel.Token);
        Task<CommitResult> waiting = host.Items.SaveAsync(Change("2"), "2", 0, "", cancel.Token);
        Task<CommitResult> behind = host.Items.SaveAsync(Change("3"), "3", 0, "");

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.False(gate.Held.IsCompleted);
        await gate.OpenAsync();
        Assert.Equal(CommitStatus.Committed, (await behind).Status);
        Assert.Null(await host.Items.FindAsync(Tenant, "2"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Items.SaveAsync(Change("4"), "4", 0, "", cancel.Token));
        Assert.Null(await host.Items.FindAsync(Tenant, "4"));
    }

    [Fact]
    public async Task Closing_writes_what_waits_and_then_takes_no_more()
    {
        await using ContractHost owner = await OpenAsync();
        ContractHost host = owner.OpenAgain();
        await host.Items.SaveAsync(Change("0"), "0", 0, "");
        RelationalStorage storage = host.Relational;
        Task<CommitResult>[] waiting;
        await using (WriterGate gate = await WriterGate.CloseAsync(host))
        {
            waiting = [.. Enumerable.Range(1, 20).Select(i => host.Items.SaveAsync(Change($"{i}"), $"{i}", 0, ""))];
            ValueTask closing = host.DisposeAsync();
            await gate.OpenAsync();
            await closing;
        }

        Assert.All(await Task.WhenAll(waiting), result => Assert.Equal(CommitStatus.Committed, result.Status));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => storage.CommitAsync(Change("late")));
        Assert.NotNull(await owner.Items.FindAsync(Tenant, "20"));
    }

    [Fact]
    public async Task Two_hosts_on_one_database_commit_at_the_same_time()
    {
        await using ContractHost first = await OpenAsync();
        await using ContractHost second = first.OpenAgain();

        CommitResult[] results = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() =>
            (i % 2 == 0 ? first : second).Items.SaveAsync(Change($"{i / 2}") with { Events = [Tagged(first, $"{i / 2}", i)] }, $"{i / 2}", 0, ""))));

        Assert.Equal(50, results.Count(result => result.Status == CommitStatus.Committed));
        Assert.Equal(50, results.Count(result => result.Status == CommitStatus.Conflict));
        Assert.Equal(50, (await PendingAsync(second)).Count);
    }
}
