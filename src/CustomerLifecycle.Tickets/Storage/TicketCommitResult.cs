using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>What became of a commit.</summary>
/// <param name="Status">Committed; Conflict: the version was stale, nothing is stored; AlreadyApplied: an earlier commit had the key.</param>
/// <param name="Remembered">What the commit, or the earlier one with its key, remembered.</param>
public sealed record TicketCommitResult(CommitStatus Status, string? Remembered = null);
