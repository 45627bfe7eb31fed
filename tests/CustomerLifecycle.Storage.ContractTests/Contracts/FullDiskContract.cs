using CustomerLifecycle.Storage.ContractTests.Host;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>A full disk is a clear error that loses nothing and ends with the space that is freed.</summary>
public abstract class FullDiskContract(string provider) : RelationalContract(provider)
{
    [Fact]
    [Trait("Feature", "storage.full-disk")]
    public async Task A_full_disk_refuses_every_change_until_there_is_space_again()
    {
        await using ContractHost owner = await OpenAsync();
        await using ContractHost host = Limit(owner);
        await host.Items.SaveAsync(Big(host, 0), "0", 0, Text);
        await FillAsync(host);

        Task<CommitResult>[] refused = [.. Enumerable.Range(1, 8).Select(i => host.Items.SaveAsync(Big(host, i), $"{i}", 0, Text))];
        foreach (Task<CommitResult> commit in refused)
        {
            StorageException full = await Assert.ThrowsAsync<StorageException>(() => commit);
            Assert.Equal((StorageErrorKind.Full, false), (full.Kind, full.OutcomeUnknown));
            Assert.Contains("out of space", full.Message);
            Assert.Contains("no restart is needed", full.Message);
        }

        Assert.Null(await host.Items.FindAsync(Tenant, "1"));
        Assert.NotNull(await host.Items.FindAsync(Tenant, "0"));
        Assert.Single(await PendingAsync(host));
        await FreeAsync(host);

        CommitResult[] results = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => host.Items.SaveAsync(Big(host, i), $"{i}", 0, Text)));

        Assert.All(results, result => Assert.Equal(CommitStatus.Committed, result.Status));
        Assert.Equal(9, (await PendingAsync(host)).Count);
    }

    /// <summary>A host whose space can be taken away.</summary>
    protected abstract ContractHost Limit(ContractHost owner);

    protected abstract Task FillAsync(ContractHost host);

    protected abstract Task FreeAsync(ContractHost host);

    // More than the free pages that a database keeps.
    private static string Text { get; } = new('x', 100_000);

    private static StorageCommit Big(ContractHost host, int i) =>
        Change($"{i}") with { IdempotencyKey = $"key {i}", Events = [Tagged(host, $"{i}", i)] };
}
