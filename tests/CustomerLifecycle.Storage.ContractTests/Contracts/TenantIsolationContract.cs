using CustomerLifecycle.Storage.ContractTests.Host;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>What one tenant does, another neither sees nor feels.</summary>
public abstract class TenantIsolationContract(string provider) : StorageContract(provider)
{
    [Fact]
    [Trait("Feature", "storage.tenants")]
    public async Task Idempotency_keys_and_items_are_apart()
    {
        await using ContractHost host = await OpenAsync();

        foreach (TenantId tenant in new[] { Tenant, OtherTenant })
        {
            Assert.Equal(
                new CommitResult(CommitStatus.Committed, tenant.Value),
                await host.Items.SaveAsync(Change("1", tenant) with { IdempotencyKey = "key", Result = tenant.Value }, "1", 0, tenant.Value));
        }

        Assert.Equal("tenant-a", (await host.Items.FindAsync(Tenant, "1"))!.Text);
        Assert.Equal("tenant-b", (await host.Items.FindAsync(OtherTenant, "1"))!.Text);
        Assert.Equal(
            new CommitResult(CommitStatus.AlreadyApplied, "tenant-b"),
            await host.Items.SaveAsync(Change("2", OtherTenant) with { IdempotencyKey = "key" }, "2", 0, ""));
    }

    [Fact]
    public async Task Due_items_are_apart()
    {
        List<string> handled = [];
        await using ContractHost host = await OpenAsync(builder => builder.OnDue("contract", item => handled.Add(item.Tenant.Value + " " + item.Payload)));
        foreach (TenantId tenant in new[] { Tenant, OtherTenant })
        {
            await host.Items.SaveAsync(
                Change("1", tenant) with { Due = [DueChange.Schedule("contract", "same key", host.Clock.GetUtcNow(), "of " + tenant.Value)] }, "1", 0, "");
        }

        await host.Items.SaveAsync(Change("1") with { Due = [DueChange.Cancel("contract", "same key")] }, "1", 1, "");

        await host.Due.DrainAsync();

        Assert.Equal(["tenant-b of tenant-b"], handled);
    }

    [Fact]
    public async Task Search_is_apart_by_tenant_and_scope()
    {
        await using ContractHost host = await OpenAsync();
        await host.Items.SaveAsync(Change("1") with { Search = [new SearchEntry("items", "1", "冰箱"), new SearchEntry("notes", "n", "冰箱")] }, "1", 0, "");

        Assert.Equal(["1"], await host.Search.SearchAsync(Tenant, "items", "冰箱", 10));
        Assert.Equal(["n"], await host.Search.SearchAsync(Tenant, "notes", "冰箱", 10));
        Assert.Empty(await host.Search.SearchAsync(Tenant, "other", "冰箱", 10));
        Assert.Empty(await host.Search.SearchAsync(OtherTenant, "items", "冰箱", 10));
    }

    [Fact]
    public async Task Numbers_are_apart()
    {
        await using ContractHost host = await OpenAsync();

        Assert.Equal(1, await host.Numbers.NextAsync(Tenant, "tickets", "key"));
        Assert.Equal(2, await host.Numbers.NextAsync(Tenant, "tickets", null));
        Assert.Equal(1, await host.Numbers.NextAsync(OtherTenant, "tickets", null));
        Assert.Equal(2, await host.Numbers.NextAsync(OtherTenant, "tickets", "key"));
        Assert.Equal(1, await host.Numbers.NextAsync(Tenant, "tickets", "key"));
    }

    [Fact]
    public async Task Dead_letters_and_dead_due_items_are_apart()
    {
        await using ContractHost host = await OpenAsync(builder => builder
            .OnEvent("broken", (_, _) => throw new InvalidOperationException("always"))
            .OnDue("contract", item => throw new InvalidOperationException("always"))
            .ConfigureStorage(options => options.MaxDeliveryAttempts = 1));
        await PublishAsync(host, "1", [1]);
        await host.Items.SaveAsync(Change("1") with { Due = [DueChange.Schedule("contract", "1", host.Clock.GetUtcNow())] }, "1", 1, "");
        await host.Dispatcher.DrainAsync();
        await host.Due.DrainAsync();

        OutboxDelivery letter = Assert.Single(await host.Outbox.ReadDeadLettersAsync(Tenant, 10, CancellationToken.None));
        Assert.Empty(await host.Outbox.ReadDeadLettersAsync(OtherTenant, 10, CancellationToken.None));
        Assert.False(await host.Outbox.ReplayAsync(OtherTenant, "broken", letter.Sequence, host.Clock.GetUtcNow(), CancellationToken.None));
        Assert.Single(await host.DueStore.ReadDeadAsync(Tenant, 10, CancellationToken.None));
        Assert.Empty(await host.DueStore.ReadDeadAsync(OtherTenant, 10, CancellationToken.None));
        Assert.False(await host.DueStore.ReplayAsync(OtherTenant, "contract", "1", host.Clock.GetUtcNow(), CancellationToken.None));
    }

    [Fact]
    public async Task A_delivery_that_fails_holds_back_its_own_tenant_only()
    {
        List<string> delivered = [];
        await using ContractHost host = await OpenAsync(builder => builder.OnEvent("handler", tagged =>
        {
            if (tagged.Tenant == Tenant)
            {
                throw new InvalidOperationException("down for one tenant");
            }

            lock (delivered)
            {
                delivered.Add(tagged.Tag);
            }
        }));
        await PublishAsync(host, "same customer", [1, 2]);
        await PublishAsync(host, "same customer", [3, 4], OtherTenant);
        await host.Dispatcher.DrainAsync();
        Assert.Equal(["3", "4"], delivered);

        await PublishAsync(host, "same customer", [5], OtherTenant);
        await host.Dispatcher.DrainAsync();

        Assert.Equal(["3", "4", "5"], delivered);
    }
}
