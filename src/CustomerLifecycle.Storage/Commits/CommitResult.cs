namespace CustomerLifecycle.Storage;

/// <summary>The outcome of a commit.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Result">The remembered <see cref="StorageCommit.Result"/>: of this commit, or, when it was applied before, of that one.</param>
public sealed record CommitResult(CommitStatus Status, string? Result = null)
{
    /// <summary>True when the effect is stored, by this commit or by an earlier one with the same key.</summary>
    public bool IsApplied => Status != CommitStatus.Conflict;
}
