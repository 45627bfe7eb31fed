using System.Buffers.Binary;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace CustomerLifecycle.Storage.PostgreSql;

internal sealed partial class PostgreSqlDialect(bool hints = true) : SqlDialect
{
    private const string HintChannel = "customerlifecycle";

    // Within a transaction that holds a lock nobody waits for anything but the processor.
    private const string StandstillMilliseconds = "10000";

    public override string Name => "PostgreSQL";

    public override bool PositionalParameters => true;

    public override string DurabilitySql => "SELECT 'fsync=' || current_setting('fsync') || ' synchronous_commit=' || current_setting('synchronous_commit')";

    // Collation "C" sorts by code point, as SQLite does: the order of texts must not depend on the locale the database was created with.
    public override string ExpandSchema(string script)
    {
        ArgumentNullException.ThrowIfNull(script);
        return TextColumn().Replace(script, "TEXT COLLATE \"C\"")
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
                PostgresErrorCodes.DiskFull => StorageErrorKind.Full,
                _ when postgres.SqlState.StartsWith("08", StringComparison.Ordinal) || postgres.SqlState.StartsWith("57P", StringComparison.Ordinal) => StorageErrorKind.Unavailable,
                // A server that has become a standby, or has no room for us; and whatever else ended the session.
                PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ReadOnlySqlTransaction => StorageErrorKind.Unavailable,
                _ when postgres.InvariantSeverity is "FATAL" or "PANIC" => StorageErrorKind.Unavailable,
                _ => StorageErrorKind.Other,
            }
            : IsTimeout(exception) ? StorageErrorKind.Contention
            : exception is NpgsqlException ? StorageErrorKind.Unavailable : StorageErrorKind.Other;
    }

    public override bool WaitedTooLong(DbException exception) => exception is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } || IsTimeout(exception);

    // https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-LOCK-TIMEOUT
    public override async Task LimitLockWaitAsync(DbConnection connection, TimeSpan? limit, CancellationToken cancellationToken)
    {
        string value = limit is { } wait ? "'" + ((long)Math.Ceiling(wait.TotalMilliseconds)).ToString(CultureInfo.InvariantCulture) + "ms'" : "DEFAULT";
        await ExecuteAsync(connection, "SET lock_timeout = " + value, cancellationToken).ConfigureAwait(false);
    }

    public override bool HasHints => hints;

    public override async Task LockSchemaAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        await ExecuteAsync(transaction.Connection!, "SELECT pg_advisory_xact_lock(" + LockKey("cl/schema") + ")", cancellationToken).ConfigureAwait(false);
    }

    // The lock's number is the first eight bytes, big-endian, of the SHA-256 of its name. A process that is stopped, or is cut off from the
    // server, would hold it for ever: the server ends a session that stands still within its transaction.
    public override async Task LockAsync(DbTransaction transaction, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentException.ThrowIfNullOrEmpty(name);
        await ExecuteAsync(
            transaction.Connection!, "SET LOCAL idle_in_transaction_session_timeout = " + StandstillMilliseconds + "; SELECT pg_advisory_xact_lock(" + LockKey(name) + ")", cancellationToken).ConfigureAwait(false);
    }

    public override async Task NotifyAsync(DbDataSource dataSource, IReadOnlyList<string> hints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        DbConnection connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            DbCommand command = connection.CreateCommand();
            await using (command.ConfigureAwait(false))
            {
                command.CommandText = "SELECT pg_notify('" + HintChannel + "', hint) FROM unnest($1) AS hint";
                command.Parameters.Add(new NpgsqlParameter { Value = hints.ToArray() });
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public override async Task ListenAsync(DbDataSource dataSource, Action onListening, Action<string> onHint, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        ArgumentNullException.ThrowIfNull(onListening);
        NpgsqlConnection connection = (NpgsqlConnection)await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            connection.Notification += (_, notification) => onHint(notification.Payload);
            await ExecuteAsync(connection, "LISTEN " + HintChannel, cancellationToken).ConfigureAwait(false);
            onListening();
            while (!cancellationToken.IsCancellationRequested)
            {
                await connection.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
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
                return new AdvisoryLock((NpgsqlConnection)connection, key);
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

    [GeneratedRegex(@"\bTEXT\b(?!\s+COLLATE)", RegexOptions.CultureInvariant)]
    private static partial Regex TextColumn();

    // The command time-out. The driver reports one while it connects, or waits for a free connection, in other words: those mean that the
    // server is away.
    private static bool IsTimeout(DbException exception) =>
        exception is NpgsqlException { InnerException: TimeoutException } and not PostgresException && exception.Message.StartsWith("Exception while reading", StringComparison.Ordinal);

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
    private sealed class AdvisoryLock(NpgsqlConnection connection, string key) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (connection.ConfigureAwait(false))
            {
                try
                {
                    await ExecuteAsync(connection, "SELECT pg_advisory_unlock(" + key + ")", CancellationToken.None).ConfigureAwait(false);
                }
                catch (NpgsqlException) when (connection.State != ConnectionState.Open)
                {
                    // The connection is gone, and the lock with it.
                }
            }
        }
    }
}
