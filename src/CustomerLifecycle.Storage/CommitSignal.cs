using System.Collections.Concurrent;

namespace CustomerLifecycle.Storage;

/// <summary>Wakes whoever waits for commits, so that nobody need wait for the next poll. What another process committed is told too where the
/// database can; a hint may be lost, so that every waiter looks again by itself after a while.</summary>
/// <remarks>Thread-safe. Take the task first, then look, then wait for it: what is committed meanwhile is not missed.</remarks>
public sealed class CommitSignal
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _topics = new(StringComparer.Ordinal);
    private TaskCompletionSource _next = New();

    /// <summary>Tells the other processes; null = there is no way to.</summary>
    internal HintExchange? Exchange { get; set; }

    /// <summary>Completes when the next commit with events or due items is stored.</summary>
    internal Task Next
    {
        get
        {
            Exchange?.Listen();
            return Volatile.Read(ref _next).Task;
        }
    }

    /// <summary>Completes when the next commit of a topic is stored, by this process or, as a hint, by another.</summary>
    /// <param name="topic">The topic: <see cref="StorageCommit.Topic"/> of what is waited for.</param>
    public Task NextOf(string topic)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        Exchange?.Listen();
        return _topics.GetOrAdd(topic, static _ => New()).Task;
    }

    internal void Raise(StorageCommit commit)
    {
        if (commit.Topic is { } topic)
        {
            Wake(topic);
            Exchange?.Send(topic);
        }
        else
        {
            Raise();
        }
    }

    internal void Raise() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    /// <summary>Wakes the waiters of this process.</summary>
    internal void Wake(string topic)
    {
        if (_topics.TryRemove(topic, out TaskCompletionSource? waiters))
        {
            waiters.TrySetResult();
        }

        Raise();
    }

    /// <summary>Wakes everybody, for what happened cannot be told.</summary>
    internal void WakeAll()
    {
        foreach (string topic in _topics.Keys)
        {
            Wake(topic);
        }

        Raise();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
