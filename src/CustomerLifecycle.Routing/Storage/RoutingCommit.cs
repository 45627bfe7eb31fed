using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Routing;

/// <summary>What the stores share: how an append becomes a commit.</summary>
internal static class RoutingCommit
{
    /// <summary>The number of snapshots kept; older ones serve nobody but an explanation, which can start from an empty pool.</summary>
    public const int SnapshotsKept = 2;

    public static StorageCommit Of(RoutingAppend append, params SqlStatement[] statements) => new()
    {
        Tenant = append.Pool.Tenant,
        Stream = "routing/" + append.Pool.Name,
        Statements = statements,
        Events = append.Events,
        Due = append.Timers,
        IdempotencyKey = append.Entry.CommandId is { } id ? "routing/" + append.Pool.Name + "/" + id : null,
        Result = append.Entry.CommandId is null ? null : RoutingLogFormat.WriteOutcome(append.Outcome),
    };

    public static RoutingAppendResult ResultOf(CommitResult result) => new(
        result.Status,
        result is { Status: CommitStatus.AlreadyApplied, Result: { } text } ? RoutingLogFormat.ReadOutcome(text) : null);
}
