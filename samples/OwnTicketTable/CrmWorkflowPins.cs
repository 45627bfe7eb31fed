using CustomerLifecycle;
using CustomerLifecycle.Storage;

namespace OwnTicketTable;

/// <summary>Which hash each version of a workflow had when it was first seen, so that nobody changes a version in place.</summary>
internal static class CrmWorkflowPins
{
    private const string Select = "SELECT hash FROM crm_workflow WHERE name = @name AND version = @version";
    private const string Insert = "INSERT INTO crm_workflow (name, version, hash) VALUES (@name, @version, @hash) ON CONFLICT DO NOTHING";
    private const string Update = "UPDATE crm_workflow SET hash = @hash WHERE name = @name AND version = @version";

    // Workflows come from the program and are no company's.
    private static readonly TenantId Program = new("configuration");

    public static async Task<string> PinAsync(RelationalStorage storage, string workflow, int version, string hash, bool replace, CancellationToken cancellationToken)
    {
        string? before = await ReadAsync();
        if (before is null)
        {
            // Of several processes that start at once one is first; all read what is there then.
            await WriteAsync(Insert);
            before = await ReadAsync();
        }

        if (replace && before != hash)
        {
            await WriteAsync(Update);
        }

        return before!;

        Task<string?> ReadAsync() => storage.QuerySingleOrDefaultAsync<string>(Select, new { name = workflow, version = (long)version }, cancellationToken);

        Task WriteAsync(string sql) => storage.CommitAsync(
            new StorageCommit
            {
                Tenant = Program,
                Stream = "crm-workflows",
                Statements = [new SqlStatement(sql, new SqlParameter("name", workflow), new SqlParameter("version", (long)version), new SqlParameter("hash", hash))],
            },
            cancellationToken);
    }
}
