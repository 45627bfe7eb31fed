using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>The hashes of workflows in a database.</summary>
internal static class WorkflowTable
{
    private const string Select = "SELECT hash FROM cl_tickets_workflow WHERE name = @name AND version = @version";
    private const string Insert = "INSERT INTO cl_tickets_workflow (name, version, hash) VALUES (@name, @version, @hash) ON CONFLICT DO NOTHING";
    private const string Update = "UPDATE cl_tickets_workflow SET hash = @hash WHERE name = @name AND version = @version";

    // Workflows are the configuration's and no tenant's; a commit without events and key stores no tenant.
    private static readonly TenantId Nobody = new("configuration");

    public static async Task<string> PinAsync(RelationalStorage storage, string workflow, int version, string hash, bool replace, CancellationToken cancellationToken)
    {
        SqlParameter[] key = [new("name", workflow), new("version", (long)version)];
        if (await storage.ReadTextAsync(new(Select, key), cancellationToken).ConfigureAwait(false) is not { } before)
        {
            await WriteAsync(Insert).ConfigureAwait(false);
            before = (await storage.ReadTextAsync(new(Select, key), cancellationToken).ConfigureAwait(false))!;
        }

        if (replace && before != hash)
        {
            await WriteAsync(Update).ConfigureAwait(false);
        }

        return before;

        Task WriteAsync(string sql) => storage.CommitAsync(
            new() { Tenant = Nobody, Stream = "tickets-workflows", Statements = [new(sql, [.. key, new("hash", hash)])] }, cancellationToken);
    }
}
