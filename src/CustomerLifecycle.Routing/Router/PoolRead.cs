namespace CustomerLifecycle.Routing;

/// <summary>A question that waits for its answer.</summary>
internal abstract class PoolRead(CancellationToken cancellationToken) : PoolTask(cancellationToken)
{
    public abstract void Answer(RoutingPool pool, DateTimeOffset now);
}

/// <summary>A question that waits for its answer.</summary>
internal sealed class PoolRead<T>(Func<RoutingPool, DateTimeOffset, T> read, CancellationToken cancellationToken) : PoolRead(cancellationToken)
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => _completion.Task;

    public override void Answer(RoutingPool pool, DateTimeOffset now)
    {
        Unregister();
        try
        {
            _completion.TrySetResult(read(pool, now));
        }
        catch (Exception e)
        {
            // The question is one caller's, and so is its error.
            _completion.TrySetException(e);
        }
    }

    protected override void SetError(Exception error) => _completion.TrySetException(error);

    protected override void SetCancelled(CancellationToken cancellationToken) => _completion.TrySetCanceled(cancellationToken);
}
