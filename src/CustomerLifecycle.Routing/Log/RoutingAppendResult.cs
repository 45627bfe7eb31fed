using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Routing;

/// <summary>What became of an append.</summary>
/// <param name="Status">Committed; Conflict when somebody else appended first; AlreadyApplied when the command was appended before.</param>
/// <param name="Remembered">The answer of the first time, when the command was appended before.</param>
public sealed record RoutingAppendResult(CommitStatus Status, RoutingOutcome? Remembered = null);
