using System.Data.Common;

namespace CustomerLifecycle.Storage;

/// <summary>What differs between databases. A provider package is a driver, a dialect and an extension method.</summary>
/// <remarks>Thread-safe.</remarks>
public abstract class SqlDialect
{
    /// <summary>The database's name in logs and errors, such as <c>SQLite</c>.</summary>
    public abstract string Name { get; }

    /// <summary>True when the driver wants <c>$1</c> instead of <c>@name</c>; statements are then rewritten once and cached.</summary>
    public abstract bool PositionalParameters { get; }

    /// <summary>The statement that reads how durable a commit of the connection is.</summary>
    public abstract string DurabilitySql { get; }

    /// <summary>Replaces the placeholders of schema scripts, <c>{blob}</c>, <c>{identity}</c> and <c>{without_rowid}</c>, and makes columns of
    /// type <c>TEXT</c> sort by code point.</summary>
    /// <param name="script">A script.</param>
    public abstract string ExpandSchema(string script);

    /// <summary>What an error means.</summary>
    /// <param name="exception">The driver's exception.</param>
    public abstract StorageErrorKind Classify(DbException exception);

    /// <summary>Whether a statement was given up because it waited too long, for a lock or for its end, while the connection goes on: trying again
    /// at once would wait as long again.</summary>
    /// <param name="exception">The driver's exception.</param>
    public virtual bool WaitedTooLong(DbException exception) => false;

    /// <summary>Has the statements of an open connection give up a lock that somebody else holds for too long. Does nothing where the database has
    /// no such locks.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="limit">The longest wait; <see langword="null"/> = as the connection was opened.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task LimitLockWaitAsync(DbConnection connection, TimeSpan? limit, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Takes the lock under which the schema changes, until the transaction ends.</summary>
    /// <param name="transaction">The transaction of the migration.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public abstract Task LockSchemaAsync(DbTransaction transaction, CancellationToken cancellationToken);

    /// <summary>True when all writers of the database share one lock, which a transaction holds from its beginning: named locks are then
    /// needless, and transactions of one process had better wait for each other in order than try again and again.</summary>
    public virtual bool HasOneWriter => false;

    /// <summary>True when processes on the database can tell each other what happened, by <see cref="NotifyAsync"/> and <see cref="ListenAsync"/>.</summary>
    public virtual bool HasHints => false;

    /// <summary>Takes a named lock until the transaction ends, and waits for whoever has it. A process that dies, or that stands still within
    /// its transaction, loses it.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="name">The lock's name.</param>
    /// <param name="cancellationToken">Cancels the wait; the transaction is of no use then.</param>
    public abstract Task LockAsync(DbTransaction transaction, string name, CancellationToken cancellationToken);

    /// <summary>Sends hints to every process that listens. A hint may be lost: nothing depends on it.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="hints">Short texts, each at most 7,000 bytes of UTF-8.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task NotifyAsync(DbDataSource dataSource, IReadOnlyList<string> hints, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Listens for hints until it is cancelled or the connection is lost.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="onListening">Told when hints arrive from now on: what was sent before is not seen.</param>
    /// <param name="onHint">Told each hint.</param>
    /// <param name="cancellationToken">Ends the listening.</param>
    public virtual Task ListenAsync(DbDataSource dataSource, Action onListening, Action<string> onHint, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Takes a named lock over all processes on the database. A process that dies loses it.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="name">The lock's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Gives the lock back when disposed; <see langword="null"/> when somebody else has it.</returns>
    public abstract Task<IAsyncDisposable?> TryLockAsync(DbDataSource dataSource, string name, CancellationToken cancellationToken);
}
