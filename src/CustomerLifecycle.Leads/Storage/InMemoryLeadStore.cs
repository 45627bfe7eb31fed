using CustomerLifecycle.Leads.Import;
using CustomerLifecycle.Leads.Pool;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Leads.Storage;

/// <summary>Keeps leads in memory. Everything handed out is immutable, so that it is a copy already.</summary>
internal sealed class InMemoryLeadStore(InMemoryStorage storage) : ILeadStore
{
    private readonly Dictionary<TenantId, InMemoryLeads> _tenants = [];

    public Task<CommitResult> CommitAsync(LeadCommit commit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(storage.Commit(LeadCommits.ToStorage(commit), () => Tenant(commit.Tenant).TryApply(commit)));
    }

    public Task<CommitResult?> FindAppliedAsync(TenantId tenant, string idempotencyKey, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(storage.FindApplied(tenant, idempotencyKey));
    }

    public Task<Lead?> FindAsync(TenantId tenant, LeadId lead, CancellationToken cancellationToken) =>
        Read(tenant, leads => leads.Find(lead.Value), cancellationToken);

    public Task<IReadOnlyList<Lead>> FindByKeysAsync(TenantId tenant, IReadOnlyCollection<string> keys, int maxPerKey, CancellationToken cancellationToken) =>
        Read(tenant, leads => leads.FindByKeys(keys, maxPerKey), cancellationToken);

    public Task<IReadOnlyList<LeadGuard>> ReadGuardsAsync(TenantId tenant, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        Read(tenant, leads => leads.Guards(keys), cancellationToken);

    public Task<LeadQuota> ReadQuotaAsync(TenantId tenant, string pool, AgentId agent, CancellationToken cancellationToken) =>
        Read(tenant, leads => leads.Quota(pool, agent), cancellationToken);

    public Task<IReadOnlyList<Lead>> QueryAsync(TenantId tenant, LeadQuery query, CancellationToken cancellationToken) =>
        Read(tenant, leads => leads.Query(query), cancellationToken);

    public Task<IReadOnlyList<LeadContact>> ReadContactsAsync(TenantId tenant, LeadId lead, CancellationToken cancellationToken) =>
        Read(tenant, leads => leads.Contacts(lead.Value), cancellationToken);

    public Task KeepRejectedAsync(TenantId tenant, string file, LeadImportRow row, CancellationToken cancellationToken) =>
        Read(tenant, leads => leads.Keep(file, row), cancellationToken);

    public Task<IReadOnlyList<LeadImportRow>> ReadRejectedAsync(TenantId tenant, string file, long afterLine, int take, CancellationToken cancellationToken) =>
        Read(tenant, leads => leads.Rejected(file, afterLine, take), cancellationToken);

    private Task<T> Read<T>(TenantId tenant, Func<InMemoryLeads, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(storage.Read(() => read(Tenant(tenant))));
    }

    private InMemoryLeads Tenant(TenantId tenant)
    {
        if (!_tenants.TryGetValue(tenant, out var leads))
        {
            _tenants.Add(tenant, leads = new InMemoryLeads());
        }
        return leads;
    }
}
