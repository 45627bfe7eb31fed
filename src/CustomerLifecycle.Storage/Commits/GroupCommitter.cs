using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace CustomerLifecycle.Storage;

/// <summary>Puts commits that arrive together into one transaction, so that durable throughput is bounded by fsync x batch.</summary>
/// <remarks>
/// Three ways to write a batch, each more careful than the one before: all members at once without savepoints; each member behind a
/// savepoint, which isolates conflicts and wrong statements; each member in a transaction of its own, for errors that end a transaction.
/// A member's failure is therefore its own: the others of its batch are committed.
/// </remarks>
internal sealed partial class GroupCommitter : IAsyncDisposable, IDisposable
{
    // After a conflict the next ones are likely: run so many batches with savepoints before trying without again.
    private const int CarefulBatches = 16;
    private const int GatherYields = 8;
    private const int ContentionAttempts = 4;
    private const string Savepoint = "member";

    private readonly DbDataSource _dataSource;
    private readonly SqlDialect _dialect;
    private readonly ILogger _logger;
    private readonly int _maxBatch;
    private readonly Channel<PendingCommit> _queue;
    private readonly ConcurrentDictionary<string, CompiledSql> _compiled = new(StringComparer.Ordinal);
    private readonly Task _loop;
    private CommitWriter? _writer;
    private bool _committing;
    private int _careful;
    private int _lastBatch;

    internal GroupCommitter(DbDataSource dataSource, SqlDialect dialect, StorageOptions options, ILogger logger)
    {
        _dataSource = dataSource;
        _dialect = dialect;
        _logger = logger;
        _maxBatch = options.MaxCommitBatch;
        _queue = System.Threading.Channels.Channel.CreateBounded<PendingCommit>(new BoundedChannelOptions(options.CommitQueueLimit) { SingleReader = true });
        _loop = Task.Run(RunAsync);
    }

    internal async Task<CommitResult> CommitAsync(CommitPlan plan, CancellationToken cancellationToken)
    {
        PendingCommit pending = new(plan);
        await _queue.Writer.WriteAsync(pending, cancellationToken).ConfigureAwait(false);
        if (!cancellationToken.CanBeCanceled)
        {
            return await pending.Task.ConfigureAwait(false);
        }

        using CancellationTokenRegistration registration = cancellationToken.Register(() => pending.Cancel(cancellationToken));
        return await pending.Task.ConfigureAwait(false);
    }

    /// <summary>Reads how durable the committing connection is, on that very connection's settings.</summary>
    internal async Task<string> ReadDurabilityAsync(CancellationToken cancellationToken)
    {
        DbConnection connection = await _dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            DbCommand command = connection.CreateCommand();
            await using (command.ConfigureAwait(false))
            {
                command.CommandText = _dialect.DurabilitySql;
                return Convert.ToString(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), System.Globalization.CultureInfo.InvariantCulture) ?? "";
            }
        }
    }

    /// <summary>Takes no further commits; those that wait are still written, in the background.</summary>
    public void Dispose() => _queue.Writer.TryComplete();

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _loop.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        List<PendingCommit> batch = new(_maxBatch);
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            Take(batch);
            // The writers that the last batch released are about to come back; a few yields catch them in this one.
            for (int i = 0; i < GatherYields && batch.Count > 0 && batch.Count < _lastBatch; i++)
            {
                await Task.Yield();
                Take(batch);
            }

            if (batch.Count == 0)
            {
                continue;
            }

            _lastBatch = batch.Count;
            long start = Stopwatch.GetTimestamp();
            using Activity? activity = StorageTelemetry.Source.StartActivity("storage.commit");
            activity?.SetTag("batch.size", batch.Count);
            try
            {
                await WriteAsync(batch).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // The loop serves every caller and must go on; each member of this batch gets the error.
                activity?.SetStatus(ActivityStatusCode.Error);
                LogBatchFailed(_logger, batch.Count, e.GetType().Name);
                StorageException error = Describe(e);
                foreach (PendingCommit member in batch)
                {
                    member.Fail(error);
                }

                await DropWriterAsync().ConfigureAwait(false);
            }

            StorageTelemetry.RecordBatch(batch.Count, Stopwatch.GetElapsedTime(start));
            batch.Clear();
        }

        await DropWriterAsync().ConfigureAwait(false);
    }

    private void Take(List<PendingCommit> batch)
    {
        while (batch.Count < _maxBatch && _queue.Reader.TryRead(out PendingCommit? pending))
        {
            if (pending.TryTake())
            {
                batch.Add(pending);
            }
        }
    }

    private async Task WriteAsync(List<PendingCommit> batch)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await WriteOnceAsync(batch).ConfigureAwait(false);
                return;
            }
            catch (DbException e) when (attempt == 1 && !_committing && _dialect.Classify(e) == StorageErrorKind.Unavailable)
            {
                // An idle connection that broke is noticed only now. Nothing was committed, so a fresh one may try.
                await DropWriterAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task WriteOnceAsync(List<PendingCommit> batch)
    {
        _committing = false;
        _writer ??= new CommitWriter(await _dataSource.OpenConnectionAsync().ConfigureAwait(false), _dialect, _compiled);
        if (batch.Count > 1 && _writer.Connection.CanCreateBatch)
        {
            // Locks are taken in one order everywhere, so that two processes do not wait for each other.
            batch.Sort(static (a, b) => string.CompareOrdinal(a.Plan.Commit.Stream, b.Plan.Commit.Stream));
        }

        if (_careful > 0 && batch.Count > 1)
        {
            _careful--;
        }
        else if (await TryTogetherAsync(_writer, batch).ConfigureAwait(false))
        {
            return;
        }
        else
        {
            _careful = CarefulBatches;
        }

        if (!await TryWithSavepointsAsync(_writer, batch).ConfigureAwait(false))
        {
            foreach (PendingCommit member in batch)
            {
                await WriteAloneAsync(_writer, member).ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> TryTogetherAsync(CommitWriter writer, List<PendingCommit> batch)
    {
        DbTransaction transaction = await writer.Connection.BeginTransactionAsync().ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            try
            {
                if (await writer.RunAsync(batch, transaction).ConfigureAwait(false) >= 0)
                {
                    await transaction.RollbackAsync().ConfigureAwait(false);
                    return false;
                }
            }
            catch (DbException e) when (_dialect.Classify(e) != StorageErrorKind.Unavailable)
            {
                await RollBackAsync(transaction).ConfigureAwait(false);
                return false;
            }

            await CommitAsync(transaction).ConfigureAwait(false);
        }

        foreach (PendingCommit member in batch)
        {
            member.Complete(Committed(member.Plan));
        }

        return true;
    }

    private async Task<bool> TryWithSavepointsAsync(CommitWriter writer, List<PendingCommit> batch)
    {
        (CommitResult? Result, StorageException? Error)[] outcomes = new (CommitResult?, StorageException?)[batch.Count];
        DbTransaction transaction = await writer.Connection.BeginTransactionAsync().ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            try
            {
                for (int i = 0; i < batch.Count; i++)
                {
                    outcomes[i] = await WriteMemberAsync(writer, batch[i].Plan, transaction).ConfigureAwait(false);
                }
            }
            catch (DbException e) when (_dialect.Classify(e) != StorageErrorKind.Unavailable)
            {
                await RollBackAsync(transaction).ConfigureAwait(false);
                return false;
            }

            await CommitAsync(transaction).ConfigureAwait(false);
        }

        for (int i = 0; i < batch.Count; i++)
        {
            Settle(batch[i], outcomes[i]);
        }

        return true;
    }

    private async Task WriteAloneAsync(CommitWriter writer, PendingCommit member)
    {
        for (int attempt = 1; ; attempt++)
        {
            _committing = false;
            DbTransaction transaction = await writer.Connection.BeginTransactionAsync().ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                try
                {
                    (CommitResult? Result, StorageException? Error) outcome = await WriteMemberAsync(writer, member.Plan, transaction).ConfigureAwait(false);
                    await CommitAsync(transaction).ConfigureAwait(false);
                    Settle(member, outcome);
                    return;
                }
                catch (DbException e) when (_dialect.Classify(e) != StorageErrorKind.Unavailable)
                {
                    await RollBackAsync(transaction).ConfigureAwait(false);
                    if (attempt >= ContentionAttempts || _dialect.Classify(e) != StorageErrorKind.Contention)
                    {
                        member.Fail(Describe(e));
                        return;
                    }
                }
            }
        }
    }

    private async Task<(CommitResult? Result, StorageException? Error)> WriteMemberAsync(CommitWriter writer, CommitPlan plan, DbTransaction transaction)
    {
        await transaction.SaveAsync(Savepoint).ConfigureAwait(false);
        try
        {
            int failed = await writer.RunAsync(plan, transaction).ConfigureAwait(false);
            if (failed < 0)
            {
                await transaction.ReleaseAsync(Savepoint).ConfigureAwait(false);
                return (Committed(plan), null);
            }

            await transaction.RollbackAsync(Savepoint).ConfigureAwait(false);
            return failed == 0 && plan.HasKey
                ? (await IdempotencyKeys.ReadAsync(writer.Connection, transaction, plan.Commit).ConfigureAwait(false), null)
                : (new CommitResult(CommitStatus.Conflict), null);
        }
        catch (DbException e) when (_dialect.Classify(e) is StorageErrorKind.UniqueViolation)
        {
            await transaction.RollbackAsync(Savepoint).ConfigureAwait(false);
            return (new CommitResult(CommitStatus.Conflict), null);
        }
        catch (DbException e) when (_dialect.Classify(e) is StorageErrorKind.Other)
        {
            await transaction.RollbackAsync(Savepoint).ConfigureAwait(false);
            return (null, Describe(e));
        }
    }

    private async Task CommitAsync(DbTransaction transaction)
    {
        _committing = true;
        await transaction.CommitAsync().ConfigureAwait(false);
        _committing = false;
    }

    // SQLite ends a transaction by itself when the disk is full; rolling back what is gone is no news.
    private async Task RollBackAsync(DbTransaction transaction)
    {
        try
        {
            await transaction.RollbackAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            LogRollbackFailed(_logger, e.GetType().Name);
            throw new StorageException(StorageErrorKind.Unavailable, $"{_dialect.Name} ended the transaction by itself; nothing of it is stored. Send the commit again.", e);
        }
    }

    private async Task DropWriterAsync()
    {
        CommitWriter? writer = Interlocked.Exchange(ref _writer, null);
        if (writer is not null)
        {
            try
            {
                await writer.DisposeAsync().ConfigureAwait(false);
            }
            catch (DbException e)
            {
                LogRollbackFailed(_logger, e.GetType().Name);
            }
        }
    }

    private StorageException Describe(Exception e) => StorageErrors.Describe(e, _dialect, outcomeUnknown: _committing);

    private static CommitResult Committed(CommitPlan plan) => new(CommitStatus.Committed, plan.Commit.Result);

    private static void Settle(PendingCommit member, (CommitResult? Result, StorageException? Error) outcome)
    {
        if (outcome.Result is { } result)
        {
            member.Complete(result);
        }
        else
        {
            member.Fail(outcome.Error!);
        }
    }

    [LoggerMessage(1001, LogLevel.Error, "A batch of {Count} commits failed: {Error}. Every caller was told.")]
    private static partial void LogBatchFailed(ILogger logger, int count, string error);

    [LoggerMessage(1002, LogLevel.Warning, "Giving up a broken connection failed as well: {Error}.")]
    private static partial void LogRollbackFailed(ILogger logger, string error);
}
