using System.Collections.Concurrent;

namespace CustomerLifecycle.Storage;

/// <summary>Wakes whoever waits for commits, so that nobody need wait for the next poll. What another process committed is told too where the
/// database can; a hint may be lost, so that every waiter looks again by itself after a while.</summary>
/// <remarks>Thread-safe. Take the task first, then look, then wait for it: what is committed meanwhile is not missed.</remarks>
public sealed class CommitSignal
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _topics = new(StringComparer.Ordinal);
    private TaskCompletionSource _events = New();
    private TaskCompletionSource _due = New();

    /// <summary>Tells the other processes; null = there is no way to.</summary>
    internal HintExchange? Exchange { get; set; }

    /// <summary>Completes when the next commit with events, or of a topic, is stored.</summary>
    internal Task NextEvents
    {
        get
        {
            Exchange?.Listen();
            return Volatile.Read(ref _events).Task;
        }
    }

    /// <summary>Completes when the next commit with something that is due at once is stored. What becomes due later is not told: nothing could be
    /// done about it yet.</summary>
    internal Task NextDue => Volatile.Read(ref _due).Task;

    /// <summary>Completes when the next commit of a topic is stored, by this process or, as a hint, by another.</summary>
    /// <param name="topic">The topic: <see cref="StorageCommit.Topic"/> of what is waited for.</param>
    public Task NextOf(string topic)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        Exchange?.Listen();
        return _topics.GetOrAdd(topic, static _ => New()).Task;
    }

    internal void Raise(StorageCommit commit, DateTimeOffset now)
    {
        if (commit.Topic is { } topic)
        {
            Wake(topic);
            Exchange?.Send(topic);
        }
        else if (commit.Events.Count > 0)
        {
            Raise(ref _events);
        }

        if (commit.Due.Any(due => due.DueAt <= now))
        {
            Raise(ref _due);
        }
    }

    /// <summary>Wakes whoever looks for what is due.</summary>
    internal void RaiseDue() => Raise(ref _due);

    /// <summary>Wakes the waiters of this process.</summary>
    internal void Wake(string topic)
    {
        if (_topics.TryRemove(topic, out TaskCompletionSource? waiters))
        {
            waiters.TrySetResult();
        }

        Raise(ref _events);
    }

    /// <summary>Wakes everybody, for what happened cannot be told.</summary>
    internal void WakeAll()
    {
        foreach (string topic in _topics.Keys)
        {
            Wake(topic);
        }

        Raise(ref _events);
        Raise(ref _due);
    }

    private static void Raise(ref TaskCompletionSource waiters) => Interlocked.Exchange(ref waiters, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
