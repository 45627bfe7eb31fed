namespace CustomerLifecycle.Storage;

/// <summary>What became of a commit.</summary>
public enum CommitStatus
{
    /// <summary>Everything is stored.</summary>
    Committed,

    /// <summary>A version was stale, or a key was taken; nothing is stored.</summary>
    Conflict,

    /// <summary>A commit with the same idempotency key was stored before; nothing new is stored.</summary>
    AlreadyApplied,
}
