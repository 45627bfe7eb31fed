using System.Text.Json;
using CustomerLifecycle.Leads.Import;
using CustomerLifecycle.Leads.Pool;
using CustomerLifecycle.Storage;
using Dapper;

namespace CustomerLifecycle.Leads.Storage;

internal sealed class RelationalLeadStore(RelationalStorage storage) : ILeadStore
{
    public Task<CommitResult> CommitAsync(LeadCommit commit, CancellationToken cancellationToken) =>
        storage.CommitAsync(LeadCommits.ToStorage(commit) with { Statements = LeadStatements.Of(commit) }, cancellationToken);

    public Task<CommitResult?> FindAppliedAsync(TenantId tenant, string idempotencyKey, CancellationToken cancellationToken) =>
        storage.FindAppliedAsync(tenant, idempotencyKey, cancellationToken);

    public async Task<Lead?> FindAsync(TenantId tenant, LeadId lead, CancellationToken cancellationToken)
    {
        var body = await storage.QuerySingleOrDefaultAsync<string>(
            "SELECT body FROM cl_leads_lead WHERE tenant = @tenant AND lead = @lead",
            new { tenant = tenant.Value, lead = lead.Value },
            cancellationToken).ConfigureAwait(false);
        return body is null ? null : Read(body);
    }

    public async Task<IReadOnlyList<Lead>> FindByKeysAsync(TenantId tenant, IReadOnlyCollection<string> keys, int maxPerKey, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
        {
            return [];
        }
        var (list, parameters) = In(tenant, keys);
        parameters.Add("maxPerKey", maxPerKey);
        var usable = await storage.QueryAsync<string>(
            $"SELECT match_key FROM cl_leads_key WHERE tenant = @tenant AND match_key IN {list} GROUP BY match_key HAVING COUNT(*) <= @maxPerKey",
            parameters,
            cancellationToken).ConfigureAwait(false);
        if (usable.Count == 0)
        {
            return [];
        }
        (list, parameters) = In(tenant, usable);
        var bodies = await storage.QueryAsync<string>(
            $"SELECT body FROM cl_leads_lead WHERE tenant = @tenant AND lead IN (SELECT lead FROM cl_leads_key WHERE tenant = @tenant AND match_key IN {list})",
            parameters,
            cancellationToken).ConfigureAwait(false);
        return [.. bodies.Select(Read).OrderBy(lead => lead.Id.Value, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<LeadGuard>> ReadGuardsAsync(TenantId tenant, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
        {
            return [];
        }
        var (list, parameters) = In(tenant, keys);
        var rows = await storage.QueryAsync<GuardRow>(
            $"SELECT guard_key AS GuardKey, version AS Version FROM cl_leads_guard WHERE tenant = @tenant AND guard_key IN {list}",
            parameters,
            cancellationToken).ConfigureAwait(false);
        var versions = rows.ToDictionary(row => row.GuardKey, row => row.Version, StringComparer.Ordinal);
        return [.. keys.Select(key => new LeadGuard(key, versions.GetValueOrDefault(key)))];
    }

    public async Task<LeadQuota> ReadQuotaAsync(TenantId tenant, string pool, AgentId agent, CancellationToken cancellationToken)
    {
        // One statement, so that the version and the count belong to the same moment.
        var row = (await storage.QueryAsync<QuotaRow>(
            "SELECT q.version AS Version, q.claim_day AS ClaimDay, q.claims AS Claims, "
            + "(SELECT COUNT(*) FROM cl_leads_lead l WHERE l.tenant = @tenant AND l.owner = @agent AND l.state = @state AND l.pool = @pool) AS Owned "
            + "FROM (SELECT 1 AS one) AS base LEFT JOIN cl_leads_quota q ON q.tenant = @tenant AND q.pool = @pool AND q.agent = @agent",
            new { tenant = tenant.Value, pool, agent = agent.Value, state = nameof(LeadState.Owned) },
            cancellationToken).ConfigureAwait(false))[0];
        return new LeadQuota(pool, agent, DateOnly.FromDayNumber((int)(row.ClaimDay ?? 0)), (int)(row.Claims ?? 0), (int)row.Owned, row.Version ?? 0);
    }

    public async Task<IReadOnlyList<Lead>> QueryAsync(TenantId tenant, LeadQuery query, CancellationToken cancellationToken)
    {
        var sql = "SELECT body FROM cl_leads_lead WHERE tenant = @tenant"
            + (query.Pool is null ? string.Empty : " AND pool = @pool")
            + (query.Owner is null ? string.Empty : " AND owner = @owner")
            + (query.State is null ? string.Empty : " AND state = @state")
            + (query.After is null ? string.Empty : " AND lead > @after")
            + " ORDER BY lead LIMIT @take";
        var bodies = await storage.QueryAsync<string>(
            sql,
            new { tenant = tenant.Value, pool = query.Pool, owner = query.Owner?.Value, state = query.State?.ToString(), after = query.After?.Value, take = query.Take },
            cancellationToken).ConfigureAwait(false);
        return [.. bodies.Select(Read)];
    }

    public async Task<IReadOnlyList<LeadContact>> ReadContactsAsync(TenantId tenant, LeadId lead, CancellationToken cancellationToken)
    {
        var bodies = await storage.QueryAsync<string>(
            "SELECT body FROM cl_leads_contact WHERE tenant = @tenant AND lead = @lead ORDER BY number",
            new { tenant = tenant.Value, lead = lead.Value },
            cancellationToken).ConfigureAwait(false);
        return [.. bodies.Select(body => JsonSerializer.Deserialize(body, LeadsJsonContext.Default.LeadContact)!)];
    }

    public async Task KeepRejectedAsync(TenantId tenant, string file, LeadImportRow row, CancellationToken cancellationToken) =>
        await storage.CommitAsync(
            new StorageCommit { Tenant = tenant, Stream = "lead-import/" + file, Statements = [LeadStatements.Keep(tenant, file, row)] },
            cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<LeadImportRow>> ReadRejectedAsync(TenantId tenant, string file, long afterLine, int take, CancellationToken cancellationToken)
    {
        var bodies = await storage.QueryAsync<string>(
            "SELECT body FROM cl_leads_rejected WHERE tenant = @tenant AND file = @file AND line > @afterLine ORDER BY line LIMIT @take",
            new { tenant = tenant.Value, file, afterLine, take },
            cancellationToken).ConfigureAwait(false);
        return [.. bodies.Select(body => JsonSerializer.Deserialize(body, LeadsJsonContext.Default.LeadImportRow)!)];
    }

    private static (string List, DynamicParameters Parameters) In(TenantId tenant, IReadOnlyCollection<string> values)
    {
        var parameters = new DynamicParameters();
        parameters.Add("tenant", tenant.Value);
        return (SqlInList.Add(parameters, "value", values), parameters);
    }

    private static Lead Read(string body) => JsonSerializer.Deserialize(body, LeadsJsonContext.Default.Lead)!;

    private sealed class GuardRow
    {
        public string GuardKey { get; init; } = string.Empty;

        public long Version { get; init; }
    }

    private sealed class QuotaRow
    {
        public long? Version { get; init; }

        public long? ClaimDay { get; init; }

        public long? Claims { get; init; }

        public long Owned { get; init; }
    }
}
