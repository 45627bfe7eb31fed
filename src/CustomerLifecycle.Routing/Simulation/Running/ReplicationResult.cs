namespace CustomerLifecycle.Routing.Simulation;

/// <summary>What one replication measured.</summary>
/// <param name="Types">The contacts of each type.</param>
/// <param name="Groups">The agents of each group.</param>
internal sealed record ReplicationResult(ContactTally[] Types, GroupLoad[] Groups);
