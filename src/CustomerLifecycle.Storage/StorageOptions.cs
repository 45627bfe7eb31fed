using System.ComponentModel.DataAnnotations;

namespace CustomerLifecycle.Storage;

/// <summary>How commits are grouped and how events and due items are dispatched.</summary>
public sealed class StorageOptions
{
    /// <summary>Run the outbox and due-time dispatchers in the background of the host. Default true; a host that drains them itself,
    /// such as a simulation, sets false.</summary>
    public bool RunDispatchers { get; set; } = true;

    /// <summary>The most commits that share a transaction. Default 256.</summary>
    [Range(1, 4096)]
    public int MaxCommitBatch { get; set; } = 256;

    /// <summary>The most commits that wait for the writer before callers wait to enqueue. Default 10,000.</summary>
    [Range(1, 1_000_000)]
    public int CommitQueueLimit { get; set; } = 10_000;

    /// <summary>How long a commit waits for a row that somebody else holds, such as a transaction of the host. After that it alone fails, with
    /// <see cref="StorageErrorKind.Contention"/>, and those behind it go on. Default 2 s. SQLite has one lock for all, and a time-out of its own.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often the dispatchers look for work that another process committed. Default 500 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The most streams whose events are handled at the same time. Default 8; 1 delivers in the order of the outbox.</summary>
    [Range(1, 256)]
    public int MaxConcurrentStreams { get; set; } = 8;

    /// <summary>The most kinds of due items that are handled at the same time; the items of one kind are handled one after the other.
    /// Default 4. With PostgreSQL each takes a connection of the pool while it works.</summary>
    [Range(1, 64)]
    public int MaxConcurrentDueKinds { get; set; } = 4;

    /// <summary>After so many failed attempts a delivery is dead. Default 10.</summary>
    [Range(1, 1000)]
    public int MaxDeliveryAttempts { get; set; } = 10;

    /// <summary>The wait before the second attempt; it doubles with each further one. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between attempts. Default 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long delivered events and idempotency keys are kept. Default 7 days. A command that is repeated later is applied anew.
    /// Keys stay longer while an event or a due item from before still waits or is dead: what it did must not be done again.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);
}
