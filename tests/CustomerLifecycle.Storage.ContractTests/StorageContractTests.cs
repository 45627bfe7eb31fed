using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;

namespace CustomerLifecycle.Storage.ContractTests;

public class SmokeTests
{
    [Theory]
    [InlineData("memory")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task Due_items_and_numbers_work(string kind)
    {
        await using TestStorage storage = await TestStorage.CreateAsync(kind);
        TenantId tenant = new("t");
        INumberSequence numbers = storage.Get<INumberSequence>();
        Assert.Equal(1, await numbers.NextAsync(tenant, "x", "a"));
        Assert.Equal(1, await numbers.NextAsync(tenant, "x", "a"));
        Assert.Equal(2, await numbers.NextAsync(tenant, "x", null));
        StorageBackend backend = storage.Get<StorageBackend>();
        StorageCommit commit = new()
        {
            Tenant = tenant, Stream = "s", IdempotencyKey = "k", Result = "r",
            Search = [new SearchEntry("t", "1", "我的电冰箱 is BROKEN")],
            Events = [new CustomerErased { Id = new("e"), Tenant = tenant, OccurredAt = storage.Clock.GetUtcNow(), Customer = new("c") }],
        };
        async Task<CommitResult> Commit() => backend.Relational is { } r ? await r.CommitAsync(commit) : backend.Memory!.Commit(commit, () => true);
        Assert.Equal(CommitStatus.Committed, (await Commit()).Status);
        Assert.Equal(new CommitResult(CommitStatus.AlreadyApplied, "r"), await Commit());
        foreach (string q in new[] { "冰", "电冰", "电冰箱", "broken" })
        {
            Assert.Single(await storage.Get<ITextSearch>().SearchAsync(tenant, "t", q, 10));
        }

        Assert.Equal(1, await storage.DrainAsync());
        Assert.Equal(0, await storage.DrainAsync());
    }
}
