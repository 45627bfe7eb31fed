using System.Collections.Concurrent;
using System.Data.Common;

namespace CustomerLifecycle.Storage;

/// <summary>Reads single values with commands that stay prepared. Connections are kept open where the driver prepares anew for each
/// command; a driver that remembers statements by itself has its own pool.</summary>
internal sealed class KeptReaders(DbDataSource dataSource, SqlDialect dialect) : IAsyncDisposable
{
    private readonly ConcurrentBag<CommitWriter> _idle = [];
    private readonly int _most = Environment.ProcessorCount;
    private volatile bool _closed;

    internal async Task<object?> ReadAsync(PlannedStatement statement, CancellationToken cancellationToken)
    {
        if (!_idle.TryTake(out CommitWriter? reader))
        {
            reader = new CommitWriter(await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false), dialect);
        }

        bool keep = false;
        try
        {
            object? value = await reader.ReadAsync(statement, cancellationToken).ConfigureAwait(false);
            keep = !reader.Connection.CanCreateBatch && _idle.Count < _most && !_closed;
            return value;
        }
        finally
        {
            if (keep)
            {
                _idle.Add(reader);
            }
            else
            {
                await reader.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _closed = true;
        while (_idle.TryTake(out CommitWriter? reader))
        {
            await reader.DisposeAsync().ConfigureAwait(false);
        }
    }
}
