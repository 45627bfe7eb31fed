namespace CustomerLifecycle.Storage;

/// <summary>What became of one member of a batch: a result, or an error of its own.</summary>
internal readonly record struct Outcome(CommitResult? Result, StorageException? Error)
{
    internal static Outcome Conflict { get; } = new(new CommitResult(CommitStatus.Conflict), null);

    internal static Outcome Committed(CommitPlan plan) => new(new CommitResult(CommitStatus.Committed, plan.Commit.Result), null);
}
