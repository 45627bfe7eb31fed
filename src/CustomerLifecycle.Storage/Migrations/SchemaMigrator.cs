using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace CustomerLifecycle.Storage;

/// <summary>Brings the schema of every module to the version the code expects, in one transaction under a lock.</summary>
internal sealed class SchemaMigrator(DbDataSource dataSource, SqlDialect dialect, IEnumerable<StorageSchema> schemas, TimeProvider timeProvider)
{
    private const string Prefix = "Schema/";

    internal async Task MigrateAsync(CancellationToken cancellationToken)
    {
        if (schemas.CountBy(schema => schema.Module, StringComparer.Ordinal).FirstOrDefault(module => module.Value > 1) is { Key: { } twice })
        {
            throw new SchemaVersionException(
                $"The schema '{twice}' is registered from {string.Join(" and ", schemas.Where(schema => string.Equals(schema.Module, twice, StringComparison.Ordinal)).Select(schema => schema.Assembly.GetName().Name))}. "
                + "Give each AddStorageSchema a module name of its own.");
        }

        DbConnection connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await dialect.LockSchemaAsync(transaction, cancellationToken).ConfigureAwait(false);
                await connection.ExecuteAsync(
                    "CREATE TABLE IF NOT EXISTS cl_schema (module TEXT NOT NULL, version BIGINT NOT NULL, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL, PRIMARY KEY (module, version))",
                    transaction: transaction).ConfigureAwait(false);
                foreach (StorageSchema schema in schemas.OrderBy(schema => schema.Module, StringComparer.Ordinal))
                {
                    await MigrateAsync(schema, transaction).ConfigureAwait(false);
                }

                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task MigrateAsync(StorageSchema schema, DbTransaction transaction)
    {
        DbConnection connection = transaction.Connection!;
        List<Script> scripts = Load(schema);
        List<(long Version, string Checksum)> applied = (await connection.QueryAsync<(long, string)>(
            "SELECT version, checksum FROM cl_schema WHERE module = @module ORDER BY version",
            new { module = schema.Module },
            transaction).ConfigureAwait(false)).AsList();
        if (applied.Count > scripts.Count)
        {
            throw new SchemaVersionException(
                $"The database has version {applied.Count} of the schema of '{schema.Module}', this program knows up to {scripts.Count}. "
                + "Run the newer program that migrated it, or restore a backup from before the migration; going back is not possible.");
        }

        for (int i = 0; i < scripts.Count; i++)
        {
            Script script = scripts[i];
            if (i >= applied.Count)
            {
                await ApplyAsync(schema, script, transaction).ConfigureAwait(false);
                await connection.ExecuteAsync(
                    "INSERT INTO cl_schema (module, version, name, checksum, applied_at) VALUES (@module, @version, @name, @checksum, @appliedAt)",
                    new { module = schema.Module, version = i + 1L, name = script.Name, checksum = script.Checksum, appliedAt = timeProvider.GetUtcNow().UtcTicks },
                    transaction).ConfigureAwait(false);
            }
            else if (!string.Equals(applied[i].Checksum, script.Checksum, StringComparison.Ordinal))
            {
                throw new SchemaVersionException(
                    $"Script {script.Name} of '{schema.Module}' differs from the one that was applied to this database. "
                    + "An applied script never changes; put the change into a new script.");
            }
        }
    }

    private async Task ApplyAsync(StorageSchema schema, Script script, DbTransaction transaction)
    {
        try
        {
            await transaction.Connection!.ExecuteAsync(dialect.ExpandSchema(script.Sql), transaction: transaction).ConfigureAwait(false);
        }
        catch (DbException e) when (dialect.Classify(e) is StorageErrorKind.Other or StorageErrorKind.UniqueViolation)
        {
            throw new StorageException(
                dialect.Classify(e),
                $"{dialect.Name} refused the script {script.Name} of '{schema.Module}': nothing of the migration is stored. The inner exception has the database's own words.",
                e);
        }
    }

    private static List<Script> Load(StorageSchema schema)
    {
        List<Script> scripts = [];
        foreach (string resource in schema.Assembly.GetManifestResourceNames().Where(IsScript).Order(StringComparer.Ordinal))
        {
            using Stream stream = schema.Assembly.GetManifestResourceStream(resource)!;
            using StreamReader reader = new(stream, Encoding.UTF8);
            // Line endings differ between checkouts and must not look like another script.
            string sql = reader.ReadToEnd().ReplaceLineEndings("\n");
            string name = resource[Prefix.Length..];
            if (!name.StartsWith((scripts.Count + 1).ToString("000_", CultureInfo.InvariantCulture), StringComparison.Ordinal))
            {
                throw new SchemaVersionException($"The schema scripts of '{schema.Module}' have no {scripts.Count + 1:000}_*.sql; found {name}. Number them 001, 002, ... without gaps.");
            }

            scripts.Add(new Script(name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)))));
        }

        return scripts.Count > 0
            ? scripts
            : throw new SchemaVersionException($"The assembly {schema.Assembly.GetName().Name} embeds no Schema/NNN_name.sql for '{schema.Module}'.");

        static bool IsScript(string name) =>
            name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal);
    }

    private sealed record Script(string Name, string Sql, string Checksum);
}
