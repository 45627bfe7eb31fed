using System.Text.Json;
using CustomerLifecycle.Leads.Import;
using CustomerLifecycle.Leads.Pool;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Leads.Storage;

/// <summary>Writes a commit as SQL; every version is a guard of its statement.</summary>
internal static class LeadStatements
{
    public static IReadOnlyList<SqlStatement> Of(LeadCommit commit)
    {
        var statements = new List<SqlStatement>();
        foreach (var guard in commit.Guards)
        {
            statements.Add(Raise(commit.Tenant, guard));
        }
        foreach (var change in commit.Changes)
        {
            statements.Add(Write(change));
            AddKeys(statements, change);
        }
        if (commit.Quota is { } quota)
        {
            statements.Add(Write(commit.Tenant, quota));
        }
        if (commit.Contact is { } contact)
        {
            statements.Add(Append(commit.Tenant, commit.Changes[0].Lead.Id, contact));
        }
        return statements;
    }

    public static SqlStatement Keep(TenantId tenant, string file, LeadImportRow row) => new(
        "INSERT INTO cl_leads_rejected (tenant, file, line, body) VALUES (@tenant, @file, @line, @body) "
        + "ON CONFLICT (tenant, file, line) DO UPDATE SET body = excluded.body",
        new SqlParameter("tenant", tenant.Value),
        new SqlParameter("file", file),
        new SqlParameter("line", row.Line),
        new SqlParameter("body", JsonSerializer.Serialize(row, LeadsJsonContext.Default.LeadImportRow)));

    private static SqlStatement Write(LeadChange change) => new(
        change.ExpectedVersion == 0
            ? "INSERT INTO cl_leads_lead (tenant, lead, version, pool, state, owner, body) VALUES (@tenant, @lead, @version, @pool, @state, @owner, @body)"
            : "UPDATE cl_leads_lead SET version = @version, pool = @pool, state = @state, owner = @owner, body = @body "
              + "WHERE tenant = @tenant AND lead = @lead AND version = @expected",
        new SqlParameter("tenant", change.Lead.Tenant.Value),
        new SqlParameter("lead", change.Lead.Id.Value),
        new SqlParameter("version", change.Lead.Version),
        new SqlParameter("expected", change.ExpectedVersion),
        new SqlParameter("pool", change.Lead.Pool),
        new SqlParameter("state", change.Lead.State.ToString()),
        new SqlParameter("owner", change.Lead.Owner?.Value),
        new SqlParameter("body", JsonSerializer.Serialize(change.Lead, LeadsJsonContext.Default.Lead)))
    {
        ExpectedRows = 1,
    };

    private static void AddKeys(List<SqlStatement> statements, LeadChange change)
    {
        if (change.Keys is null)
        {
            return;
        }
        if (change.ExpectedVersion > 0)
        {
            statements.Add(new SqlStatement(
                "DELETE FROM cl_leads_key WHERE tenant = @tenant AND lead = @lead",
                new SqlParameter("tenant", change.Lead.Tenant.Value),
                new SqlParameter("lead", change.Lead.Id.Value)));
        }
        foreach (var key in change.Keys)
        {
            statements.Add(new SqlStatement(
                "INSERT INTO cl_leads_key (tenant, match_key, lead) VALUES (@tenant, @key, @lead)",
                new SqlParameter("tenant", change.Lead.Tenant.Value),
                new SqlParameter("key", key),
                new SqlParameter("lead", change.Lead.Id.Value)));
        }
    }

    private static SqlStatement Raise(TenantId tenant, LeadGuard guard) => new(
        "INSERT INTO cl_leads_guard (tenant, guard_key, version) VALUES (@tenant, @key, 1) "
        + "ON CONFLICT (tenant, guard_key) DO UPDATE SET version = cl_leads_guard.version + 1 WHERE cl_leads_guard.version = @expected",
        new SqlParameter("tenant", tenant.Value),
        new SqlParameter("key", guard.Key),
        new SqlParameter("expected", guard.Version))
    {
        ExpectedRows = 1,
    };

    private static SqlStatement Write(TenantId tenant, LeadQuota quota) => new(
        "INSERT INTO cl_leads_quota (tenant, pool, agent, version, claim_day, claims) VALUES (@tenant, @pool, @agent, @version, @day, @claims) "
        + "ON CONFLICT (tenant, pool, agent) DO UPDATE SET version = excluded.version, claim_day = excluded.claim_day, claims = excluded.claims "
        + "WHERE cl_leads_quota.version = @expected",
        new SqlParameter("tenant", tenant.Value),
        new SqlParameter("pool", quota.Pool),
        new SqlParameter("agent", quota.Agent.Value),
        new SqlParameter("version", quota.Version),
        new SqlParameter("expected", quota.Version - 1),
        new SqlParameter("day", quota.Day.DayNumber),
        new SqlParameter("claims", quota.Claims))
    {
        ExpectedRows = 1,
    };

    private static SqlStatement Append(TenantId tenant, LeadId lead, LeadContact contact) => new(
        "INSERT INTO cl_leads_contact (tenant, lead, number, body) VALUES (@tenant, @lead, @number, @body)",
        new SqlParameter("tenant", tenant.Value),
        new SqlParameter("lead", lead.Value),
        new SqlParameter("number", contact.Number),
        new SqlParameter("body", JsonSerializer.Serialize(contact, LeadsJsonContext.Default.LeadContact)));
}
