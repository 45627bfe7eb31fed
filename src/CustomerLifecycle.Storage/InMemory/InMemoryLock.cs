namespace CustomerLifecycle.Storage;

/// <summary>A named right that one holder has at a time.</summary>
internal sealed class InMemoryLock
{
    private int _taken;

    internal IAsyncDisposable? TryTake() => Interlocked.Exchange(ref _taken, 1) == 0 ? new Release(this) : null;

    private sealed class Release(InMemoryLock owner) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            Volatile.Write(ref owner._taken, 0);
            return ValueTask.CompletedTask;
        }
    }
}
