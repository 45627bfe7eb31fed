using CustomerLifecycle.Storage;
using LifecycleDay.Simulation;

namespace LifecycleDay.World;

/// <summary>Puts what the simulated people will do into the due-time index, so that it survives a crash like everything else.</summary>
internal sealed class WorldSchedule(RelationalStorage storage)
{
    /// <summary>Schedules one thing, once per key.</summary>
    internal Task AtAsync(string kind, string key, DateTimeOffset at, string payload, string effectKey, CancellationToken cancellationToken) =>
        storage.CommitAsync(
            new StorageCommit
            {
                Tenant = Shop.Tenant,
                Stream = "day/" + key,
                IdempotencyKey = effectKey,
                Due = [DueChange.Schedule(kind, key, at, payload)],
            },
            cancellationToken);
}
