using CustomerLifecycle.Events;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Storage.ContractTests.Host;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>What every provider of a storage promises. A derived class says of which provider.</summary>
/// <param name="provider">Its name, such as <c>sqlite</c>.</param>
public abstract class StorageContract(string provider)
{
    protected static readonly TenantId Tenant = new("tenant-a");
    protected static readonly TenantId OtherTenant = new("tenant-b");

    public string Provider => provider;

    protected Task<ContractHost> OpenAsync(Action<ICustomerLifecycleBuilder>? configure = null) => ContractHost.CreateAsync(provider, configure);

    /// <summary>An empty change of one item; <c>with</c> adds to it.</summary>
    protected static StorageCommit Change(string id, TenantId? tenant = null) => new() { Tenant = tenant ?? Tenant, Stream = "item/" + id };

    /// <summary>An event on the stream of an item; the tag tells it from others.</summary>
    protected static CustomerTagged Tagged(ContractHost host, string id, long tag, TenantId? tenant = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        return new CustomerTagged
        {
            Id = new EventId($"{(tenant ?? Tenant).Value}-{id}-{tag}"),
            Tenant = tenant ?? Tenant,
            OccurredAt = host.Clock.GetUtcNow(),
            Customer = new CustomerId(id),
            Tag = tag.ToString(System.Globalization.CultureInfo.InvariantCulture),
            TagSource = "contract",
        };
    }

    /// <summary>Commits a new item with one event per tag.</summary>
    protected static async Task PublishAsync(ContractHost host, string id, IEnumerable<long> tags, TenantId? tenant = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        long version = (await host.Items.FindAsync(tenant ?? Tenant, id))?.Version ?? 0;
        CommitResult result = await host.Items.SaveAsync(
            Change(id, tenant) with { Events = [.. tags.Select(tag => Tagged(host, id, tag, tenant))] }, id, version, "published");
        Assert.Equal(CommitStatus.Committed, result.Status);
    }

    protected static Task<IReadOnlyList<OutboxEntry>> PendingAsync(ContractHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Outbox.ReadPendingAsync(10_000, CancellationToken.None);
    }
}
