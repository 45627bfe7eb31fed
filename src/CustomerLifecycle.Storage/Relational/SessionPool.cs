using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;

namespace CustomerLifecycle.Storage;

/// <summary>The connections of locked sessions. They are kept open where the driver prepares statements anew for each connection object.</summary>
internal sealed class SessionPool(DbDataSource dataSource, SqlDialect dialect, WriteTurn turn) : IAsyncDisposable
{
    // Sessions are short; more of them at a time would only take the connections of everybody else.
    private const int MostAtATime = 16;

    private readonly SemaphoreSlim _places = new(MostAtATime, MostAtATime);
    private readonly ConcurrentBag<CommitWriter> _idle = [];
    private volatile bool _closed;

    internal async Task<Slot> TakeAsync(CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        WriteTurn.Held? held = null;
        try
        {
            held = await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            while (_idle.TryTake(out CommitWriter? idle))
            {
                if (idle.Connection.State == ConnectionState.Open)
                {
                    return new Slot(idle, held.Value);
                }

                await idle.DisposeAsync().ConfigureAwait(false);
            }

            return new Slot(new CommitWriter(await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false), dialect), held.Value);
        }
        catch (Exception e)
        {
            held?.Dispose();
            _places.Release();
            if (e is DbException)
            {
                throw StorageErrors.Describe(e, dialect, outcomeUnknown: false);
            }

            throw;
        }
    }

    internal async Task ReturnAsync(Slot slot)
    {
        try
        {
            if (!slot.IsSuspect && !_closed && !slot.Writer.Connection.CanCreateBatch)
            {
                _idle.Add(slot.Writer);
            }
            else
            {
                await slot.Writer.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            slot.Turn.Dispose();
            _places.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _closed = true;
        while (_idle.TryTake(out CommitWriter? writer))
        {
            await writer.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>A connection in use.</summary>
    internal sealed class Slot(CommitWriter writer, WriteTurn.Held turn)
    {
        internal CommitWriter Writer { get; } = writer;

        internal WriteTurn.Held Turn { get; } = turn;

        /// <summary>True when the connection is to be closed and not used again.</summary>
        internal bool IsSuspect { get; set; }
    }
}
