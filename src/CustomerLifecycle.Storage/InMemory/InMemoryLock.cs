namespace CustomerLifecycle.Storage;

/// <summary>A named right that one holder has at a time.</summary>
internal sealed class InMemoryLock
{
    private int _taken;

    internal IAsyncDisposable? TryTake() => Interlocked.Exchange(ref _taken, 1) == 0 ? new Release(this) : null;

    private sealed class Release(InMemoryLock owner) : IAsyncDisposable
    {
        private int _released;

        public ValueTask DisposeAsync()
        {
            // A second call must not free the next holder's right.
            if (Interlocked.Exchange(ref _released, 1) == 0)
            {
                Volatile.Write(ref owner._taken, 0);
            }

            return ValueTask.CompletedTask;
        }
    }
}
