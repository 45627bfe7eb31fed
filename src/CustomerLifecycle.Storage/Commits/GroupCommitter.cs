using System.Collections.Concurrent;
using System.Data;
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

    // Who holds one member's row may hold those of its neighbours: the batch has waited long enough already.
    private static readonly TimeSpan BriefLockWait = TimeSpan.FromMilliseconds(100);

    private const string Savepoint = "member";

    private readonly DbDataSource _dataSource;
    private readonly SqlDialect _dialect;
    private readonly WriteTurn _turn;
    private readonly ILogger _logger;
    private readonly int _maxBatch;
    private readonly TimeSpan _lockWait;
    private readonly Channel<PendingCommit> _queue;
    private readonly Task _loop;
    private CommitWriter? _writer;
    private bool _writerIsSuspect;
    private bool _committing;
    private int _careful;
    private int _lastBatch;

    internal GroupCommitter(DbDataSource dataSource, SqlDialect dialect, WriteTurn turn, StorageOptions options, ILogger logger)
    {
        _turn = turn;
        _dataSource = dataSource;
        _dialect = dialect;
        _logger = logger;
        _maxBatch = options.MaxCommitBatch;
        _lockWait = options.LockTimeout;
        _queue = System.Threading.Channels.Channel.CreateBounded<PendingCommit>(new BoundedChannelOptions(options.CommitQueueLimit) { SingleReader = true });
        // The loop serves everybody: it must not carry the trace and the ambient values of whoever happened to come first.
        AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        try
        {
            _loop = Task.Run(RunAsync);
        }
        finally
        {
            flow?.Undo();
        }
    }

    /// <summary>The commits that wait to be taken.</summary>
    internal int Waiting => _queue.Reader.Count;

    internal async Task<CommitResult> CommitAsync(CommitPlan plan, CancellationToken cancellationToken)
    {
        PendingCommit pending = new(plan);
        try
        {
            await _queue.Writer.WriteAsync(pending, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(RelationalStorage), "The storage was closed and takes no more commits; nothing of this one is stored.");
        }

        CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static (state, token) => ((PendingCommit)state!).Cancel(token), pending);
        await using (registration.ConfigureAwait(false))
        {
            return await pending.Task.ConfigureAwait(false);
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
        List<PendingCommit> batch = [];
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

            int size = _lastBatch = batch.Count;
            long start = Stopwatch.GetTimestamp();
            using Activity? activity = StorageTelemetry.Source.StartActivity("storage.commit");
            activity?.SetTag("batch.size", size);
            try
            {
                using (await _turn.WaitAsync().ConfigureAwait(false))
                {
                    await WriteAsync(batch).ConfigureAwait(false);
                }
            }
            catch (Exception e)
            {
                // The loop serves every caller and must go on; each member of this batch gets the error.
                activity?.SetStatus(ActivityStatusCode.Error);
                LogBatchFailed(_logger, batch.Count, e.GetType().Name);
                foreach (PendingCommit member in batch)
                {
                    member.Fail(Describe(e));
                }

                await DropWriterAsync().ConfigureAwait(false);
            }

            StorageTelemetry.RecordBatch(size, Stopwatch.GetElapsedTime(start));
            batch.Clear();
            await AnswerDurabilityAsync().ConfigureAwait(false);
        }

        await DropWriterAsync().ConfigureAwait(false);
    }

    private void Take(List<PendingCommit> batch)
    {
        while (batch.Count < _maxBatch && _queue.Reader.TryRead(out PendingCommit? pending))
        {
            if (pending.TryTake())
            {
                pending.Place = batch.Count;
                batch.Add(pending);
            }
        }
    }

    private async Task WriteAsync(List<PendingCommit> batch)
    {
        try
        {
            await WriteOnceAsync(batch).ConfigureAwait(false);
        }
        catch (Exception e) when (IsUnavailable(e) && !_committing)
        {
            // An idle connection that broke is noticed only now, and a fresh one may do. Members that were committed on their own before
            // it broke are done; of the others nothing is stored.
            await DropWriterAsync().ConfigureAwait(false);
            batch.RemoveAll(member => member.IsSettled);
            if (batch.Count > 0)
            {
                await WriteOnceAsync(batch).ConfigureAwait(false);
            }
        }
    }

    private async Task WriteOnceAsync(List<PendingCommit> batch)
    {
        _committing = false;
        CommitWriter writer = await OpenWriterAsync().ConfigureAwait(false);
        if (batch.Count > 1 && writer.Connection.CanCreateBatch)
        {
            // Locks are taken in one order everywhere, so that two processes do not wait for each other. Within a stream the first comes first.
            batch.Sort(static (a, b) => string.CompareOrdinal(a.Plan.Commit.Stream, b.Plan.Commit.Stream) is not 0 and var order ? order : a.Place.CompareTo(b.Place));
        }

        if (_careful > 0 && batch.Count > 1)
        {
            _careful--;
        }
        else if (await TryAsync(batch, (with, transaction) => TogetherAsync(with, batch, transaction)).ConfigureAwait(false))
        {
            return;
        }
        else
        {
            _careful = CarefulBatches;
        }

        if (!await TryAsync(batch, (with, transaction) => WithSavepointsAsync(with, batch, transaction)).ConfigureAwait(false))
        {
            foreach (PendingCommit member in batch)
            {
                await WriteAloneAsync(member).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Writes a batch in one transaction.</summary>
    /// <returns>False when nothing is stored and a more careful way may store some of it.</returns>
    private async Task<bool> TryAsync(List<PendingCommit> batch, Func<CommitWriter, DbTransaction, Task<Outcome[]?>> write)
    {
        CommitWriter writer = await OpenWriterAsync().ConfigureAwait(false);
        DbTransaction transaction = await writer.Connection.BeginTransactionAsync().ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            try
            {
                if (await write(writer, transaction).ConfigureAwait(false) is { } outcomes)
                {
                    await CommitAsync(transaction).ConfigureAwait(false);
                    for (int i = 0; i < outcomes.Length; i++)
                    {
                        batch[i].Settle(outcomes[i]);
                    }

                    return true;
                }
            }
            catch (Exception e) when (!IsUnavailable(e) && !IsOutcomeUnknown(e))
            {
                // An error that the database answers with, also to COMMIT, means that nothing is stored.
                _committing = false;
                _writerIsSuspect = e is not DbException;
            }

            await RollBackAsync(transaction).ConfigureAwait(false);
            return false;
        }
    }

    private static async Task<Outcome[]?> TogetherAsync(CommitWriter writer, List<PendingCommit> batch, DbTransaction transaction) =>
        await writer.RunAsync(batch, transaction).ConfigureAwait(false) < 0 ? [.. batch.Select(member => Outcome.Committed(member.Plan))] : null;

    private async Task<Outcome[]?> WithSavepointsAsync(CommitWriter writer, List<PendingCommit> batch, DbTransaction transaction)
    {
        Outcome[] outcomes = new Outcome[batch.Count];
        bool brief = false;
        for (int i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = await WriteMemberAsync(writer, batch[i].Plan, transaction).ConfigureAwait(false);
            if (!brief && outcomes[i].Error is StorageException { Kind: StorageErrorKind.Contention })
            {
                brief = true;
                await LimitLockWaitAsync(writer, BriefLockWait < _lockWait ? BriefLockWait : _lockWait).ConfigureAwait(false);
            }
        }

        if (brief)
        {
            // A transaction that is rolled back takes the setting back by itself.
            await LimitLockWaitAsync(writer, _lockWait).ConfigureAwait(false);
        }

        return outcomes;
    }

    private async Task WriteAloneAsync(PendingCommit member)
    {
        for (int attempt = 1; !member.IsSettled; attempt++)
        {
            CommitWriter writer = await OpenWriterAsync().ConfigureAwait(false);
            DbTransaction transaction = await writer.Connection.BeginTransactionAsync().ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                try
                {
                    Outcome outcome = await WriteMemberAsync(writer, member.Plan, transaction).ConfigureAwait(false);
                    await CommitAsync(transaction).ConfigureAwait(false);
                    member.Settle(outcome);
                }
                catch (Exception e) when (!IsUnavailable(e) || _committing)
                {
                    switch (e is DbException database ? _dialect.Classify(database) : StorageErrorKind.Other)
                    {
                        case StorageErrorKind.UniqueViolation:
                            member.Settle(Outcome.NotStored(applied: null));
                            break;
                        case StorageErrorKind.Contention when attempt < ContentionAttempts && !IsOutcomeUnknown(e):
                            break;
                        default:
                            member.Fail(Describe(e));
                            break;
                    }

                    _writerIsSuspect = e is not DbException || IsUnavailable(e);
                    _committing = false;
                    await RollBackAsync(transaction).ConfigureAwait(false);
                }
            }
        }
    }

    private async Task<Outcome> WriteMemberAsync(CommitWriter writer, CommitPlan plan, DbTransaction transaction)
    {
        await transaction.SaveAsync(Savepoint).ConfigureAwait(false);
        try
        {
            if (await writer.RunAsync(plan, transaction).ConfigureAwait(false) < 0)
            {
                await transaction.ReleaseAsync(Savepoint).ConfigureAwait(false);
                return Outcome.Committed(plan);
            }

            await transaction.RollbackAsync(Savepoint).ConfigureAwait(false);
            return Outcome.NotStored(await IdempotencyKeys.FindAsync(writer.Connection, transaction, plan.Commit).ConfigureAwait(false));
        }
        catch (DbException e) when (_dialect.Classify(e) is StorageErrorKind.UniqueViolation or StorageErrorKind.Other || _dialect.WaitedTooLong(e))
        {
            await transaction.RollbackAsync(Savepoint).ConfigureAwait(false);
            CommitResult? applied = await IdempotencyKeys.FindAsync(writer.Connection, transaction, plan.Commit).ConfigureAwait(false);
            return applied is null && _dialect.Classify(e) is not StorageErrorKind.UniqueViolation ? new Outcome(null, Describe(e)) : Outcome.NotStored(applied);
        }
    }

    private async Task CommitAsync(DbTransaction transaction)
    {
        _committing = true;
        await transaction.CommitAsync().ConfigureAwait(false);
        _committing = false;
    }

    // SQLite ends a transaction by itself when the disk is full, and a broken connection has none: what cannot be rolled back ends with
    // its connection.
    private async Task RollBackAsync(DbTransaction transaction)
    {
        if (_writerIsSuspect)
        {
            return;
        }

        try
        {
            await transaction.RollbackAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            LogConnectionGivenUp(_logger, e.GetType().Name);
            _writerIsSuspect = true;
        }
    }

    private async Task<CommitWriter> OpenWriterAsync()
    {
        if (_writerIsSuspect || _writer is { Connection.State: not ConnectionState.Open })
        {
            await DropWriterAsync().ConfigureAwait(false);
        }

        if (_writer is null)
        {
            _writer = new CommitWriter(await _dataSource.OpenConnectionAsync().ConfigureAwait(false), _dialect);
            await LimitLockWaitAsync(_writer, _lockWait).ConfigureAwait(false);
        }

        return _writer;
    }

    private Task LimitLockWaitAsync(CommitWriter writer, TimeSpan? limit) => _dialect.LimitLockWaitAsync(writer.Connection, limit, CancellationToken.None);

    private async Task DropWriterAsync()
    {
        CommitWriter? writer = Interlocked.Exchange(ref _writer, null);
        _writerIsSuspect = false;
        if (writer is not null)
        {
            try
            {
                await using (writer.ConfigureAwait(false))
                {
                    if (writer.Connection.State == ConnectionState.Open)
                    {
                        // The driver's pool may hand the connection on as it is.
                        await LimitLockWaitAsync(writer, null).ConfigureAwait(false);
                    }
                }
            }
            catch (Exception e)
            {
                // It is given up because it is broken; whatever a driver has to say about that, the loop goes on.
                LogConnectionGivenUp(_logger, e.GetType().Name);
            }
        }
    }
}
