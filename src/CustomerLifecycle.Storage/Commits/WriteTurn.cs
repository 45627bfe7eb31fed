namespace CustomerLifecycle.Storage;

/// <summary>Lets the writers of this process to a database with one write lock take turns in the order in which they came. The database itself
/// has whoever comes second try again after a while, so that a busy writer would starve the others.</summary>
internal sealed class WriteTurn(SqlDialect dialect) : IDisposable
{
    private readonly SemaphoreSlim? _one = dialect.HasOneWriter ? new SemaphoreSlim(1, 1) : null;

    /// <summary>Waits for the turn; disposing the result ends it.</summary>
    internal async ValueTask<Held> WaitAsync(CancellationToken cancellationToken = default)
    {
        if (_one is not null)
        {
            await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return new Held(_one);
    }

    public void Dispose() => _one?.Dispose();

    internal readonly struct Held(SemaphoreSlim? one) : IDisposable
    {
        public void Dispose() => one?.Release();
    }
}
