using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Leads.Storage;

/// <summary>What the commits of both stores have in common.</summary>
internal static class LeadCommits
{
    public static StorageCommit ToStorage(LeadCommit commit) => new()
    {
        Tenant = commit.Tenant,
        Stream = "lead/" + commit.Changes[0].Lead.Id.Value,
        Events = commit.Events,
        Due = commit.Due,
        IdempotencyKey = commit.IdempotencyKey,
        Result = commit.Result,
    };
}
