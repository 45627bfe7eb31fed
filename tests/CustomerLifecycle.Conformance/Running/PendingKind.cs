namespace CustomerLifecycle.Conformance.Running;

/// <summary>A kind whose rows are skipped in sight, with the reason.</summary>
internal sealed record PendingKind(string File, string Kind, string Reason);
