using System.Data.Common;
using CustomerLifecycle.Events;
using Dapper;
using Microsoft.Extensions.Logging;

namespace CustomerLifecycle.Storage;

/// <summary>A relational database: one way to write, and reads through Dapper. What every module's relational store is built on.</summary>
/// <remarks>Thread-safe. The schema is migrated before the first use, at the latest.</remarks>
public sealed class RelationalStorage : IAsyncDisposable, IDisposable
{
    private const string HostSavepoint = "cl_commit";

    private readonly EventCatalog _catalog;
    private readonly CloudEventSerializer _serializer;
    private readonly IIdGenerator _ids;
    private readonly TimeProvider _timeProvider;
    private readonly CommitSignal _signal;
    private readonly SchemaMigrator _migrator;
    private readonly GroupCommitter _committer;
    private readonly WriteTurn _turn;
    private readonly SessionPool _sessions;
    private readonly HintExchange? _hints;
    private readonly CompiledSqlCache _compiled;
    private readonly KeptReaders _readers;
    private readonly SemaphoreSlim _migration = new(1, 1);
    private volatile bool _ready;

    /// <summary>Creates the storage over a provider's connections. Called by provider packages.</summary>
    /// <param name="dataSource">Opens connections with the provider's durability settings.</param>
    /// <param name="dialect">What is special about the database.</param>
    /// <param name="context">What the suite shares within a host.</param>
    public RelationalStorage(DbDataSource dataSource, SqlDialect dialect, StorageContext context)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        ArgumentNullException.ThrowIfNull(dialect);
        ArgumentNullException.ThrowIfNull(context);
        DataSource = dataSource;
        Dialect = dialect;
        (_catalog, _serializer, _ids, _timeProvider, _signal) = (context.Catalog, context.Serializer, context.Ids, context.TimeProvider, context.Signal);
        _compiled = new CompiledSqlCache(dialect);
        _readers = new KeptReaders(dataSource, dialect);
        _migrator = new SchemaMigrator(dataSource, dialect, context.Schemas, context.TimeProvider);
        _turn = new WriteTurn(dialect);
        _sessions = new SessionPool(dataSource, dialect, _turn);
        ILogger logger = context.LoggerFactory.CreateLogger<RelationalStorage>();
        _committer = new GroupCommitter(dataSource, dialect, _turn, context.Options, logger);
        if (dialect.HasHints)
        {
            using (_ids.EnterScope("storage/hints"))
            {
                _signal.Exchange = _hints = new HintExchange(dataSource, dialect, _signal, _ids.NewGuid().ToString("N"), context.TimeProvider, logger);
            }
        }
    }

    /// <summary>Opens connections to the database.</summary>
    public DbDataSource DataSource { get; }

    /// <summary>What is special about the database.</summary>
    public SqlDialect Dialect { get; }

    /// <summary>Stores a change with its events, in one transaction that it may share with commits arriving at the same time.</summary>
    /// <param name="commit">The change.</param>
    /// <param name="cancellationToken">Cancels a commit that has not been taken up; once it is, the real outcome is returned.</param>
    /// <returns>What became of it; a stale version is a <see cref="CommitStatus.Conflict"/>, not an exception.</returns>
    /// <exception cref="StorageException">The database could not do it; the message says whether trying again helps.</exception>
    public async Task<CommitResult> CommitAsync(StorageCommit commit, CancellationToken cancellationToken = default)
    {
        CommitPlan plan = CreatePlan(commit);
        await EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        CommitResult result = await _committer.CommitAsync(plan, cancellationToken).ConfigureAwait(false);
        return Report(commit, result);
    }

    /// <summary>Begins a transaction that holds a named lock over all processes on the database, and waits for whoever has it.</summary>
    /// <param name="name">The lock's name, such as that of the stream that is going to be changed.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="StorageException">The database cannot be reached, or the lock was not given up in time.</exception>
    public async Task<LockedSession> BeginLockedAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        await EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        return await LockedSession.BeginAsync(this, _sessions, name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stores a change inside the host's own transaction. The events are delivered after the host has committed.</summary>
    /// <param name="commit">The change.</param>
    /// <param name="transaction">The host's open transaction on this database; it stays open, also after a conflict or an error. SQLite has
    /// one writer at a time: keep the transaction short, and call <see cref="EnsureReadyAsync"/> before it begins.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>What became of it; after a conflict the transaction is as it was before the call.</returns>
    /// <exception cref="StorageException">The database could not do it; unless the connection is lost, the transaction is as it was before
    /// the call.</exception>
    public async Task<CommitResult> CommitAsync(StorageCommit commit, DbTransaction transaction, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        CommitPlan plan = CreatePlan(commit);
        await EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        // The connection is the host's: the writer runs on it and is not disposed of with it.
#pragma warning disable CA2000
        CommitWriter writer = new(ConnectionOf(transaction), Dialect);
#pragma warning restore CA2000
        try
        {
            await transaction.SaveAsync(HostSavepoint, cancellationToken).ConfigureAwait(false);
            // From here on the transaction is changed: it is left either with everything or as it was.
            return await WriteAsync(writer, plan, transaction).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw StorageErrors.Describe(e, Dialect, outcomeUnknown: false);
        }
        finally
        {
            await writer.ReleaseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>What an earlier commit left under its idempotency key: a retried command asks before it decides, because the state has
    /// moved on.</summary>
    /// <param name="tenant">Whose commit it was.</param>
    /// <param name="idempotencyKey">The key.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns><see cref="CommitStatus.AlreadyApplied"/> with the remembered result; <see langword="null"/> when nothing was committed
    /// under the key.</returns>
    /// <exception cref="StorageException">The query failed.</exception>
    public async Task<CommitResult?> FindAppliedAsync(TenantId tenant, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string?> found = await QueryAsync<string?>(
            "SELECT result FROM cl_idempotency WHERE tenant = @tenant AND idem_key = @key",
            new { tenant = tenant.Value, key = idempotencyKey },
            cancellationToken).ConfigureAwait(false);
        return found.Count == 0 ? null : new CommitResult(CommitStatus.AlreadyApplied, found[0]);
    }

    /// <summary>Reads rows.</summary>
    /// <typeparam name="T">A type that Dapper maps a row to.</typeparam>
    /// <param name="sql">The query; parameters are written <c>@name</c>.</param>
    /// <param name="parameters">An object whose properties are the parameters.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The rows; never an empty list for a query that failed.</returns>
    /// <exception cref="StorageException">The query failed.</exception>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken cancellationToken = default)
    {
        await EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        return await ReadAgainAsync(() => QueryOnceAsync<T>(sql, parameters, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Reads one text, with a statement that stays prepared: for what is read before every change.</summary>
    /// <param name="statement">The query; its text is constant.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The first column of the first row; <see langword="null"/> when there is no row, or no value in it.</returns>
    /// <exception cref="StorageException">The query failed.</exception>
    public async Task<string?> ReadTextAsync(SqlStatement statement, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(statement);
        await EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        PlannedStatement planned = PlannedStatement.Create(statement, _compiled);
        return (string?)await ReadAgainAsync(() => _readers.ReadAsync(planned, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Reads one row, or none.</summary>
    /// <typeparam name="T">A type that Dapper maps a row to.</typeparam>
    /// <param name="sql">The query; parameters are written <c>@name</c>.</param>
    /// <param name="parameters">An object whose properties are the parameters.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The row, or the default value when there is none.</returns>
    /// <exception cref="StorageException">The query failed.</exception>
    /// <exception cref="InvalidOperationException">There is more than one row.</exception>
    public async Task<T?> QuerySingleOrDefaultAsync<T>(string sql, object? parameters, CancellationToken cancellationToken = default) =>
        (await QueryAsync<T>(sql, parameters, cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    /// <summary>Brings the schema of every module up to date, once; later calls return at once.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="SchemaVersionException">The database was migrated by a newer version of the suite.</exception>
    /// <exception cref="StorageException">The database cannot be reached or refused a script.</exception>
    public async ValueTask EnsureReadyAsync(CancellationToken cancellationToken = default)
    {
        if (_ready)
        {
            return;
        }

        await _migration.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_ready)
            {
                await _migrator.MigrateAsync(cancellationToken).ConfigureAwait(false);
                _ready = true;
            }
        }
        catch (DbException e)
        {
            throw StorageErrors.Describe(e, Dialect, outcomeUnknown: false);
        }
        finally
        {
            _migration.Release();
        }
    }

    /// <summary>Finishes the commits that wait, then closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_hints is not null)
        {
            _signal.Exchange = null;
            await _hints.DisposeAsync().ConfigureAwait(false);
        }

        await _committer.DisposeAsync().ConfigureAwait(false);
        await _readers.DisposeAsync().ConfigureAwait(false);
        await _sessions.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
        await DataSource.DisposeAsync().ConfigureAwait(false);
        _migration.Dispose();
    }

    /// <summary>Takes no further commits; those that wait are still written, and the connections closed, in the background. Prefer
    /// <see cref="DisposeAsync"/>, which waits for it.</summary>
    public void Dispose() => _ = DisposeAsync().AsTask();

    /// <summary>The commits that wait for the writer.</summary>
    internal int WaitingCommits => _committer.Waiting;

    internal Task<string> ReadDurabilityAsync(CancellationToken cancellationToken = default) => _committer.ReadDurabilityAsync(cancellationToken);

    /// <summary>Takes a named lock over all processes on the database.</summary>
    /// <exception cref="StorageException">The database cannot be reached.</exception>
    internal async Task<IAsyncDisposable?> TryLockAsync(string name, CancellationToken cancellationToken)
    {
        await EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Dialect.TryLockAsync(DataSource, name, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw StorageErrors.Describe(e, Dialect, outcomeUnknown: false);
        }
    }

    private static DbConnection ConnectionOf(DbTransaction transaction)
    {
        try
        {
            if (transaction.Connection is { } connection)
            {
                return connection;
            }
        }
        catch (ObjectDisposedException)
        {
            // Some drivers have no connection then, others no property.
        }

        throw new ArgumentException("The transaction has ended. Pass one that is still open.", nameof(transaction));
    }

    private async Task<CommitResult> WriteAsync(CommitWriter writer, CommitPlan plan, DbTransaction transaction)
    {
        try
        {
            if (await writer.RunAsync(plan, transaction).ConfigureAwait(false) < 0)
            {
                await transaction.ReleaseAsync(HostSavepoint).ConfigureAwait(false);
                return new CommitResult(CommitStatus.Committed, plan.Commit.Result);
            }

            await transaction.RollbackAsync(HostSavepoint).ConfigureAwait(false);
            return await FindAppliedAsync().ConfigureAwait(false) ?? new CommitResult(CommitStatus.Conflict);
        }
        catch (DbException e) when (Dialect.Classify(e) != StorageErrorKind.Unavailable)
        {
            await transaction.RollbackAsync(HostSavepoint).ConfigureAwait(false);
            if (await FindAppliedAsync().ConfigureAwait(false) is { } applied)
            {
                return applied;
            }

            if (Dialect.Classify(e) == StorageErrorKind.UniqueViolation)
            {
                return new CommitResult(CommitStatus.Conflict);
            }

            throw;
        }

        Task<CommitResult?> FindAppliedAsync() => IdempotencyKeys.FindAsync(writer.Connection, transaction, plan.Commit);
    }

    private async Task<IReadOnlyList<T>> QueryOnceAsync<T>(string sql, object? parameters, CancellationToken cancellationToken)
    {
        DbConnection connection = await DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return (await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)).ConfigureAwait(false)).AsList();
        }
    }

    private async Task<T> ReadAgainAsync<T>(Func<Task<T>> read)
    {
        try
        {
            try
            {
                return await read().ConfigureAwait(false);
            }
            catch (DbException e) when (Dialect.Classify(e) == StorageErrorKind.Unavailable)
            {
                // An idle connection that broke is noticed only now; reading once more is harmless.
                return await read().ConfigureAwait(false);
            }
        }
        catch (DbException e)
        {
            throw StorageErrors.Describe(e, Dialect, outcomeUnknown: false);
        }
    }

    internal CommitPlan CreatePlan(StorageCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return CommitPlan.Create(commit, _catalog, _serializer, _compiled, _ids, _timeProvider.GetUtcNow());
    }

    internal CommitResult Report(StorageCommit commit, CommitResult result)
    {
        StorageTelemetry.RecordCommit(result.Status);
        if (result.Status == CommitStatus.Committed && commit.Wakes)
        {
            _signal.Raise(commit, _timeProvider.GetUtcNow());
        }

        return result;
    }
}
