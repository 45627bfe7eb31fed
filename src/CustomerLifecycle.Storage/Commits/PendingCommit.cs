namespace CustomerLifecycle.Storage;

/// <summary>A commit that waits for the writer, or is with it.</summary>
internal sealed class PendingCommit(CommitPlan plan)
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int Cancelled = 2;

    private readonly TaskCompletionSource<CommitResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state = Waiting;

    internal CommitPlan Plan { get; } = plan;

    /// <summary>Its place in the batch that took it.</summary>
    internal int Place { get; set; }

    internal bool IsSettled => _completion.Task.IsCompleted;

    internal Task<CommitResult> Task => _completion.Task;

    /// <summary>Once taken, cancelling has no effect: the caller learns the real outcome.</summary>
    internal bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting;

    internal void Cancel(CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _state, Cancelled, Waiting) == Waiting)
        {
            _completion.TrySetCanceled(cancellationToken);
        }
    }

    internal void Settle(Outcome outcome)
    {
        if (outcome.Result is { } result)
        {
            _completion.TrySetResult(result);
        }
        else
        {
            _completion.TrySetException(outcome.Error!);
        }
    }

    internal void Fail(Exception exception) => _completion.TrySetException(exception);
}
