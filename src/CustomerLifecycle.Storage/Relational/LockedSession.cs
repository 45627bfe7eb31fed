using System.Data;
using System.Data.Common;
using Dapper;

namespace CustomerLifecycle.Storage;

/// <summary>A transaction that holds a named lock over all processes on the database: what is read in it is the newest there is, and stays so
/// until it commits. For a decision on state that many writers change, which would otherwise be made in vain again and again.</summary>
/// <remarks>One thread at a time, and short: who waits for the lock waits for the session, and a database with one writer has no other lock. A
/// commit by <see cref="RelationalStorage"/> that is awaited within the session may wait for ever. Nothing is stored unless
/// <see cref="CommitAsync"/> says so.</remarks>
public sealed class LockedSession : IAsyncDisposable
{
    private readonly RelationalStorage _storage;
    private readonly SessionPool _pool;
    private readonly SessionPool.Slot _slot;
    private DbTransaction? _transaction;

    private LockedSession(RelationalStorage storage, SessionPool pool, SessionPool.Slot slot, DbTransaction transaction) =>
        (_storage, _pool, _slot, _transaction) = (storage, pool, slot, transaction);

    /// <summary>Reads rows, in a statement of its own: it sees what was committed before the lock was taken.</summary>
    /// <typeparam name="T">A type that Dapper maps a row to.</typeparam>
    /// <param name="sql">The query; parameters are written <c>@name</c>.</param>
    /// <param name="parameters">An object whose properties are the parameters.</param>
    /// <param name="cancellationToken">Cancels the query; the session is of no use then.</param>
    /// <exception cref="StorageException">The query failed; nothing is stored.</exception>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken cancellationToken = default)
    {
        try
        {
            CommandDefinition command = new(sql, parameters, Transaction, cancellationToken: cancellationToken);
            return (await _slot.Writer.Connection.QueryAsync<T>(command).ConfigureAwait(false)).AsList();
        }
        catch (DbException e)
        {
            throw Broken(e, outcomeUnknown: false);
        }
    }

    /// <summary>Stores a change with its events and ends the transaction, and with it the lock.</summary>
    /// <param name="commit">The change.</param>
    /// <returns>Committed or, with nothing stored, Conflict: a guard failed, or a key was taken.</returns>
    /// <exception cref="StorageException">The database could not do it; <see cref="StorageException.OutcomeUnknown"/> says that the connection
    /// was lost during the commit. Whoever has the lock next sees whether it was stored.</exception>
    public async Task<CommitResult> CommitAsync(StorageCommit commit)
    {
        CommitPlan plan = _storage.CreatePlan(commit);
        DbTransaction transaction = Transaction;
        bool committing = false;
        try
        {
            if (await _slot.Writer.RunAsync(plan, transaction).ConfigureAwait(false) >= 0)
            {
                return _storage.Report(commit, new CommitResult(CommitStatus.Conflict));
            }

            committing = true;
            await transaction.CommitAsync().ConfigureAwait(false);
            await EndAsync().ConfigureAwait(false);
        }
        catch (DbException e) when (!committing && _storage.Dialect.Classify(e) == StorageErrorKind.UniqueViolation)
        {
            return _storage.Report(commit, new CommitResult(CommitStatus.Conflict));
        }
        catch (DbException e)
        {
            throw Broken(e, committing);
        }

        return _storage.Report(commit, new CommitResult(CommitStatus.Committed, commit.Result));
    }

    /// <summary>Gives back the lock; what was not committed is not stored.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_transaction is { } transaction)
        {
            try
            {
                await transaction.RollbackAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is DbException or InvalidOperationException or ObjectDisposedException)
            {
                // A transaction that cannot be rolled back ends with its connection.
                _slot.IsSuspect = true;
            }

            await EndAsync().ConfigureAwait(false);
        }
    }

    internal static async Task<LockedSession> BeginAsync(RelationalStorage storage, SessionPool pool, string name, CancellationToken cancellationToken)
    {
        SessionPool.Slot slot = await pool.TakeAsync(cancellationToken).ConfigureAwait(false);
        DbTransaction? transaction = null;
        try
        {
            transaction = await slot.Writer.Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await storage.Dialect.LockAsync(transaction, name, cancellationToken).ConfigureAwait(false);
            return new LockedSession(storage, pool, slot, transaction);
        }
        catch (Exception e)
        {
            slot.IsSuspect = true;
            if (transaction is not null)
            {
                await transaction.DisposeAsync().ConfigureAwait(false);
            }

            await pool.ReturnAsync(slot).ConfigureAwait(false);
            if (e is DbException)
            {
                throw StorageErrors.Describe(e, storage.Dialect, outcomeUnknown: false);
            }

            throw;
        }
    }

    private DbTransaction Transaction => _transaction ?? throw new InvalidOperationException("The session has ended. Begin another.");

    private StorageException Broken(DbException e, bool outcomeUnknown)
    {
        _slot.IsSuspect = true;
        return StorageErrors.Describe(e, _storage.Dialect, outcomeUnknown);
    }

    private async Task EndAsync()
    {
        DbTransaction transaction = _transaction!;
        _transaction = null;
        await transaction.DisposeAsync().ConfigureAwait(false);
        await _pool.ReturnAsync(_slot).ConfigureAwait(false);
    }
}
