using CustomerLifecycle.Leads.Import;
using CustomerLifecycle.Leads.Pool;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Leads.Storage;

/// <summary>
/// Where leads are kept. A host may bring its own, over the tables of its CRM. Every call is scoped by tenant; all are safe
/// for use by many threads and processes.
/// </summary>
public interface ILeadStore
{
    /// <summary>Stores a change with its events, or nothing of it. A stale version, guard or quota is a conflict.</summary>
    Task<CommitResult> CommitAsync(LeadCommit commit, CancellationToken cancellationToken);

    /// <summary>What an earlier commit left under its idempotency key, with the status AlreadyApplied; null when there was none.</summary>
    Task<CommitResult?> FindAppliedAsync(TenantId tenant, string idempotencyKey, CancellationToken cancellationToken);

    /// <summary>One lead, or null.</summary>
    Task<Lead?> FindAsync(TenantId tenant, LeadId lead, CancellationToken cancellationToken);

    /// <summary>The leads that share one of the keys with a record, each once, by id. Keys that more than <paramref name="maxPerKey"/> leads share are left out.</summary>
    Task<IReadOnlyList<Lead>> FindByKeysAsync(TenantId tenant, IReadOnlyCollection<string> keys, int maxPerKey, CancellationToken cancellationToken);

    /// <summary>The versions of guards, in the order of the keys.</summary>
    Task<IReadOnlyList<LeadGuard>> ReadGuardsAsync(TenantId tenant, IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>What an agent has taken of a pool.</summary>
    Task<LeadQuota> ReadQuotaAsync(TenantId tenant, string pool, AgentId agent, CancellationToken cancellationToken);

    /// <summary>A page of leads in the ordinal order of their ids.</summary>
    Task<IReadOnlyList<Lead>> QueryAsync(TenantId tenant, LeadQuery query, CancellationToken cancellationToken);

    /// <summary>The contact history of a lead, oldest first.</summary>
    Task<IReadOnlyList<LeadContact>> ReadContactsAsync(TenantId tenant, LeadId lead, CancellationToken cancellationToken);

    /// <summary>Keeps a bad row aside, in place of what was kept for its line before.</summary>
    Task KeepRejectedAsync(TenantId tenant, string file, LeadImportRow row, CancellationToken cancellationToken);

    /// <summary>Rows of a file that were kept aside, by line, after a line.</summary>
    Task<IReadOnlyList<LeadImportRow>> ReadRejectedAsync(TenantId tenant, string file, long afterLine, int take, CancellationToken cancellationToken);
}
