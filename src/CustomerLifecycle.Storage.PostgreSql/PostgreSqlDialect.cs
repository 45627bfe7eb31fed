using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace CustomerLifecycle.Storage.PostgreSql;

internal sealed class PostgreSqlDialect : SqlDialect
{
    public override string Name => "PostgreSQL";

    public override bool PositionalParameters => true;

    public override string DurabilitySql => "SELECT 'fsync=' || current_setting('fsync') || ' synchronous_commit=' || current_setting('synchronous_commit')";

    public override string ExpandSchema(string script)
    {
        ArgumentNullException.ThrowIfNull(script);
        return script
            .Replace("{blob}", "BYTEA", StringComparison.Ordinal)
            .Replace("{identity}", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", StringComparison.Ordinal)
            .Replace("{without_rowid}", "", StringComparison.Ordinal);
    }

    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    public override StorageErrorKind Classify(DbException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception is PostgresException postgres
            ? postgres.SqlState switch
            {
                PostgresErrorCodes.UniqueViolation => StorageErrorKind.UniqueViolation,
                PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable => StorageErrorKind.Contention,
                PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory => StorageErrorKind.Full,
                _ when postgres.SqlState.StartsWith("08", StringComparison.Ordinal) || postgres.SqlState.StartsWith("57P", StringComparison.Ordinal) => StorageErrorKind.Unavailable,
                PostgresErrorCodes.TooManyConnections => StorageErrorKind.Unavailable,
                _ => StorageErrorKind.Other,
            }
            : exception is NpgsqlException ? StorageErrorKind.Unavailable : StorageErrorKind.Other;
    }

    public override async Task LockSchemaAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        await ExecuteAsync(transaction.Connection!, "SELECT pg_advisory_xact_lock(" + LockKey("cl/schema") + ")", cancellationToken).ConfigureAwait(false);
    }

    public override async Task<IAsyncDisposable?> TryLockAsync(DbDataSource dataSource, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        ArgumentException.ThrowIfNullOrEmpty(name);
        string key = LockKey(name);
        DbConnection connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (await ExecuteAsync(connection, "SELECT pg_try_advisory_lock(" + key + ")", cancellationToken).ConfigureAwait(false) is true)
            {
                return new AdvisoryLock(connection, key);
            }
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await connection.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    private static string LockKey(string name) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name))).ToString(CultureInfo.InvariantCulture);

    private static async Task<object?> ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        DbCommand command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
#pragma warning disable CA2100 // The text is made of a constant and a number.
            command.CommandText = sql;
#pragma warning restore CA2100
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A session's lock: the server gives it up when the connection ends, also by the death of the process.</summary>
    private sealed class AdvisoryLock(DbConnection connection, string key) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (connection.ConfigureAwait(false))
            {
                await ExecuteAsync(connection, "SELECT pg_advisory_unlock(" + key + ")", CancellationToken.None).ConfigureAwait(false);
            }
        }
    }
}
