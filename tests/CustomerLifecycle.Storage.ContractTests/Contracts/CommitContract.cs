using CustomerLifecycle.Storage.ContractTests.Host;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>A change is stored with everything that belongs to it, once, or not at all.</summary>
public abstract class CommitContract(string provider) : StorageContract(provider)
{
    [Fact]
    [Trait("Feature", "storage.commit")]
    public async Task State_event_due_item_search_entry_and_key_are_stored_together()
    {
        await using ContractHost host = await OpenAsync();
        Assert.Equal(new CommitResult(CommitStatus.Committed, "1"), await host.Items.SaveAsync(Everything(host, "key", "1"), "1", 0, "first"));

        Assert.Equal("first", (await host.Items.FindAsync(Tenant, "1"))!.Text);
        Assert.Equal(Tagged(host, "1", 7), Assert.Single(await PendingAsync(host)).Event);
        DueItem due = Assert.Single(await host.DueStore.ReadDueAsync("contract", host.Clock.GetUtcNow(), 10, CancellationToken.None));
        Assert.Equal((Tenant, "1", "payload", 1, host.Clock.GetUtcNow()), (due.Tenant, due.Key, due.Payload, due.Attempt, due.DueAt));
        Assert.Equal(["1"], await host.Search.SearchAsync(Tenant, "items", "fridge", 10));
    }

    [Fact]
    [Trait("Feature", "storage.commit")]
    public async Task A_stale_version_is_a_conflict_and_nothing_of_it_is_stored()
    {
        await using ContractHost host = await OpenAsync();
        await host.Items.SaveAsync(Change("1"), "1", 0, "first");
        await host.Items.SaveAsync(Change("1"), "1", 1, "second");

        Assert.Equal(CommitStatus.Conflict, (await host.Items.SaveAsync(Everything(host, "key", "lost"), "1", 1, "stale")).Status);
        Assert.Equal(CommitStatus.Conflict, (await host.Items.SaveAsync(Everything(host, "key", "lost"), "1", 0, "as if it were new")).Status);

        Item item = (await host.Items.FindAsync(Tenant, "1"))!;
        Assert.Equal((2, "second"), (item.Version, item.Text));
        Assert.Empty(await PendingAsync(host));
        Assert.Null(await host.DueStore.NextAsync(["contract"], CancellationToken.None));
        Assert.Empty(await host.Search.SearchAsync(Tenant, "items", "fridge", 10));
        Assert.Equal(new CommitResult(CommitStatus.Committed, "kept"), await host.Items.SaveAsync(Everything(host, "key", "kept"), "1", 2, "third"));
    }

    [Fact]
    [Trait("Feature", "storage.idempotency")]
    public async Task A_key_is_applied_once_and_answers_what_it_answered_before()
    {
        await using ContractHost host = await OpenAsync();
        await host.Items.SaveAsync(Everything(host, "key", "answer"), "1", 0, "first");

        CommitResult again = await host.Items.SaveAsync(Everything(host, "key", "another answer"), "1", 1, "second");

        Assert.Equal(new CommitResult(CommitStatus.AlreadyApplied, "answer"), again);
        Assert.True(again.IsApplied);
        Assert.Equal("first", (await host.Items.FindAsync(Tenant, "1"))!.Text);
        Assert.Single(await PendingAsync(host));
    }

    [Fact]
    public async Task A_key_answers_before_a_stale_version_does()
    {
        await using ContractHost host = await OpenAsync();
        await host.Items.SaveAsync(Change("1") with { IdempotencyKey = "key", Result = "answer" }, "1", 0, "first");
        await host.Items.SaveAsync(Change("1"), "1", 1, "second");

        Assert.Equal(
            new CommitResult(CommitStatus.AlreadyApplied, "answer"),
            await host.Items.SaveAsync(Change("1") with { IdempotencyKey = "key", Result = "answer" }, "1", 0, "first"));
    }

    [Fact]
    [Trait("Feature", "storage.commit")]
    public async Task One_of_64_who_claim_at_once_wins()
    {
        await using ContractHost host = await OpenAsync();
        await host.Items.SaveAsync(Change("1"), "1", 0, "free");

        CommitResult[] results = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() =>
            host.Items.SaveAsync(Change("1") with { Events = [Tagged(host, "1", i)], Result = $"{i}" }, "1", 1, $"claimed by {i}"))));

        CommitResult winner = Assert.Single(results, result => result.Status == CommitStatus.Committed);
        Assert.Equal(63, results.Count(result => result.Status == CommitStatus.Conflict));
        Item item = (await host.Items.FindAsync(Tenant, "1"))!;
        Assert.Equal((2, "claimed by " + winner.Result), (item.Version, item.Text));
        Assert.Single(await PendingAsync(host));
    }

    [Fact]
    [Trait("Feature", "storage.idempotency")]
    public async Task One_of_16_with_the_same_key_is_applied_and_all_get_its_answer()
    {
        await using ContractHost host = await OpenAsync();

        CommitResult[] results = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() =>
            host.Items.SaveAsync(Change($"{i}") with { IdempotencyKey = "key", Result = $"{i}", Events = [Tagged(host, $"{i}", 0)] }, $"{i}", 0, "applied"))));

        CommitResult winner = Assert.Single(results, result => result.Status == CommitStatus.Committed);
        Assert.All(results, result => Assert.Equal(winner.Result, result.Result));
        Assert.Equal(15, results.Count(result => result.Status == CommitStatus.AlreadyApplied));
        Assert.Equal(new CustomerId(winner.Result!), Assert.IsType<CustomerLifecycle.Events.CustomerTagged>(Assert.Single(await PendingAsync(host)).Event).Customer);
    }

    [Fact]
    public async Task Writers_of_different_items_do_not_disturb_each_other()
    {
        await using ContractHost host = await OpenAsync();

        CommitResult[] results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() =>
            host.Items.SaveAsync(Everything(host, $"key {i}", $"{i}", $"{i}"), $"{i}", 0, "new"))));

        Assert.All(results.Index(), result => Assert.Equal(new CommitResult(CommitStatus.Committed, $"{result.Index}"), result.Item));
        Assert.Equal(200, (await PendingAsync(host)).Count);
        Assert.Equal(200, (await host.DueStore.ReadDueAsync("contract", host.Clock.GetUtcNow(), 1000, CancellationToken.None)).Count);
        Assert.Equal(200, (await host.Search.SearchAsync(Tenant, "items", "fridge", 1000)).Count);
    }

    [Fact]
    public async Task Bad_input_is_refused_with_its_name_and_stores_nothing()
    {
        await using ContractHost host = await OpenAsync();

        await RefusedAsync("idempotency key has 1 to 400", Change("1") with { IdempotencyKey = new string('k', 401) });
        await RefusedAsync("idempotency key has 1 to 400", Change("1") with { IdempotencyKey = "" });
        await RefusedAsync("at most 4096 characters", Change("1") with { Result = new string('r', 4097) });
        await RefusedAsync("belongs to another tenant", Change("1") with { Events = [Tagged(host, "1", 1, OtherTenant)] });
        // Half of a surrogate pair, as cutting a text at a fixed length leaves it, cannot be stored as UTF-8.
        await RefusedAsync("result", Change("1") with { Result = "cut \ud83d" });
        await RefusedAsync("search", Change("1") with { Search = [new SearchEntry("items", "cut \ud83d", "text")] });
        await RefusedAsync("due", Change("1") with { Due = [DueChange.Schedule("contract", "1", host.Clock.GetUtcNow(), "nul \0")] });
        await RefusedAsync("due", Change("1") with { Due = [DueChange.Schedule("contract", new string('k', 401), host.Clock.GetUtcNow())] });

        Assert.Null(await host.Items.FindAsync(Tenant, "1"));
        Assert.Empty(await PendingAsync(host));

        async Task RefusedAsync(string part, StorageCommit commit)
        {
            ArgumentException refused = await Assert.ThrowsAnyAsync<ArgumentException>(async () => await host.Items.SaveAsync(commit, "1", 0, "bad"));
            Assert.Contains(part, refused.Message, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static StorageCommit Everything(ContractHost host, string key, string result, string id = "1") => Change(id) with
    {
        Events = [Tagged(host, id, 7)],
        Due = [DueChange.Schedule("contract", id, host.Clock.GetUtcNow(), "payload")],
        Search = [new SearchEntry("items", id, "Our Fridge")],
        IdempotencyKey = key,
        Result = result,
    };
}
