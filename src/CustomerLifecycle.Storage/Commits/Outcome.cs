namespace CustomerLifecycle.Storage;

/// <summary>What became of one member of a batch: a result, or an error of its own.</summary>
internal readonly record struct Outcome(CommitResult? Result, StorageException? Error)
{
    internal static Outcome Committed(CommitPlan plan) => new(new CommitResult(CommitStatus.Committed, plan.Commit.Result), null);

    /// <summary>A conflict, unless the commit was applied before.</summary>
    internal static Outcome NotStored(CommitResult? applied) => new(applied ?? new CommitResult(CommitStatus.Conflict), null);
}
