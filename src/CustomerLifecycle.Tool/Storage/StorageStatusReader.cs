using System.Data.Common;
using CustomerLifecycle.Storage;
using Dapper;

namespace CustomerLifecycle.Tool.Storage;

/// <summary>Reads how a database is doing, and changes nothing in it.</summary>
internal sealed class StorageStatusReader(DatabaseSession session, TimeProvider timeProvider)
{
    private const string CoreModule = "core";

    /// <summary>The schemas in the database; none when it has never been migrated.</summary>
    internal async Task<IReadOnlyList<ModuleSchema>> ReadSchemasAsync(CancellationToken cancellationToken)
    {
        DbConnection connection = await session.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await ReadSchemasAsync(connection).ConfigureAwait(false);
        }
    }

    /// <summary>The schemas in the database, of which the core's is one that this program can work with.</summary>
    /// <exception cref="ToolException">The database has no tables of the suite, or older or newer ones.</exception>
    internal async Task<IReadOnlyList<ModuleSchema>> RequireCoreAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ModuleSchema> schemas = await ReadSchemasAsync(cancellationToken).ConfigureAwait(false);
        return schemas.FirstOrDefault(schema => schema.Module == CoreModule) switch
        {
            null => throw new ToolException($"{session.Target.Name} has no tables of CustomerLifecycle. Start the host on it once, or run 'lifecycle storage migrate'."),
            { State: SchemaState.Ahead } core => throw new ToolException(
                $"{session.Target.Name} has version {core.Version} of the schema of 'core', this program knows up to {core.Known}. Update the tool: dotnet tool update CustomerLifecycle.Tool."),
            { State: SchemaState.Behind } core => throw new ToolException(
                $"{session.Target.Name} has version {core.Version} of the schema of 'core', this program needs {core.Known}. Run 'lifecycle storage migrate'."),
            _ => schemas,
        };
    }

    internal async Task<StorageStatus> ReadAsync(TenantId? tenant, int take, CancellationToken cancellationToken)
    {
        IReadOnlyList<ModuleSchema> schemas = await RequireCoreAsync(cancellationToken).ConfigureAwait(false);
        DbConnection connection = await session.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            string of = tenant is null ? "" : " AND tenant = @tenant";
            string events = tenant is null ? "" : " AND o.tenant = @tenant";
            DynamicParameters parameters = new();
            parameters.Add("tenant", tenant?.Value);
            parameters.Add("now", timeProvider.GetUtcNow().UtcTicks);
            parameters.Add("take", take);
            long? oldest = await connection.ExecuteScalarAsync<long?>("SELECT MIN(occurred_at) FROM cl_outbox WHERE dispatched_at IS NULL" + of, parameters).ConfigureAwait(false);
            long? next = await connection.ExecuteScalarAsync<long?>("SELECT MIN(run_at) FROM cl_due WHERE dead = 0" + of, parameters).ConfigureAwait(false);
            return new StorageStatus
            {
                Database = session.Target.Name,
                Tenant = tenant?.Value,
                Durability = await connection.ExecuteScalarAsync<string>(session.Storage.Dialect.DurabilitySql).ConfigureAwait(false) ?? "",
                Schemas = schemas,
                PendingEvents = await CountAsync("cl_outbox WHERE dispatched_at IS NULL" + of).ConfigureAwait(false),
                OldestPendingAt = Instant(oldest),
                WaitingDeliveries = await CountAsync("cl_delivery WHERE dead = 0" + of).ConfigureAwait(false),
                DeadDeliveries = await CountAsync("cl_delivery WHERE dead = 1" + of).ConfigureAwait(false),
                DueItems = await CountAsync("cl_due WHERE dead = 0" + of).ConfigureAwait(false),
                OverdueItems = await CountAsync("cl_due WHERE dead = 0 AND run_at <= @now" + of).ConfigureAwait(false),
                DeadDueItems = await CountAsync("cl_due WHERE dead = 1" + of).ConfigureAwait(false),
                NextDueAt = Instant(next),
                DeadLetters = (await connection.QueryAsync<DeadLetter>(
                    "SELECT d.tenant AS Tenant, d.handler AS Handler, d.sequence AS Sequence, o.type AS EventType, d.attempt AS Attempts, d.error AS Error "
                    + "FROM cl_delivery d JOIN cl_outbox o ON o.sequence = d.sequence WHERE d.dead = 1" + events + " ORDER BY d.sequence, d.handler LIMIT @take",
                    parameters).ConfigureAwait(false)).AsList(),
                DeadItems = (await connection.QueryAsync<DeadItem>(
                    "SELECT tenant AS Tenant, kind AS Kind, item_key AS \"Key\", attempt AS Attempts, error AS Error FROM cl_due WHERE dead = 1" + of + " ORDER BY tenant, kind, item_key LIMIT @take",
                    parameters).ConfigureAwait(false)).AsList(),
            };

            Task<long> CountAsync(string what) => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM " + what, parameters);
        }
    }

    private async Task<IReadOnlyList<ModuleSchema>> ReadSchemasAsync(DbConnection connection)
    {
        string exists = session.Target.Kind == DatabaseKind.Sqlite
            ? "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'cl_schema'"
            : "SELECT COUNT(to_regclass('cl_schema'))";
        if (await connection.ExecuteScalarAsync<long>(exists).ConfigureAwait(false) == 0)
        {
            return [];
        }

        IEnumerable<(string Module, long Version)> rows = await connection.QueryAsync<(string, long)>(
            "SELECT module, MAX(version) FROM cl_schema GROUP BY module ORDER BY module").ConfigureAwait(false);
        return [.. rows.Select(row => new ModuleSchema(row.Module, row.Version, session.KnownVersions.TryGetValue(row.Module, out long known) ? known : null))];
    }

    private static DateTimeOffset? Instant(long? utcTicks) => utcTicks is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
}
