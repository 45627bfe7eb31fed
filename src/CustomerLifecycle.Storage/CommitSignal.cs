namespace CustomerLifecycle.Storage;

/// <summary>Wakes the dispatchers of this process after a commit, so that they need not wait for their next poll.</summary>
public sealed class CommitSignal
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the next commit with events or due items is stored.</summary>
    internal Task Next => Volatile.Read(ref _next).Task;

    internal void Raise() => Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
