namespace CustomerLifecycle.Routing;

/// <summary>Something that waits for its turn at a pool. Until it is taken its caller may cancel it.</summary>
internal abstract class PoolTask
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int Cancelled = 2;

    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenRegistration _registration;
    private int _state;

    protected PoolTask(CancellationToken cancellationToken)
    {
        _cancellation = cancellationToken;
        _registration = cancellationToken.UnsafeRegister(static state => ((PoolTask)state!).Cancel(), this);
    }

    /// <summary>Once taken, cancelling has no effect: the caller learns the real outcome.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting;

    /// <summary>Makes it wait again: what was decided on it came to nothing.</summary>
    public void GiveBack()
    {
        if (Interlocked.CompareExchange(ref _state, Waiting, Taken) == Taken && _cancellation.IsCancellationRequested)
        {
            Cancel();
        }
    }

    /// <summary>Ends it with an error.</summary>
    public void Fail(Exception error)
    {
        _registration.Unregister();
        SetError(error);
    }

    protected abstract void SetError(Exception error);

    protected abstract void SetCancelled(CancellationToken cancellationToken);

    protected void Unregister() => _registration.Unregister();

    private void Cancel()
    {
        if (Interlocked.CompareExchange(ref _state, Cancelled, Waiting) == Waiting)
        {
            SetCancelled(_cancellation);
        }
    }
}
