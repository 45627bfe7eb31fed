using CustomerLifecycle.Leads.Pool;
using CustomerLifecycle.Leads.Storage;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Leads;

/// <summary>Joins two leads that somebody judged to be one.</summary>
internal sealed class LeadMergeCommand(LeadContext context)
{
    private const int MaxAttempts = 64;
    private const double Certain = 1;

    public async Task<LeadCommandResult> RunAsync(TenantId tenant, LeadId lead, LeadId into, string? idempotencyKey, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var ended = await context.Store.FindAsync(tenant, lead, cancellationToken).ConfigureAwait(false);
            var kept = await context.Store.FindAsync(tenant, into, cancellationToken).ConfigureAwait(false);
            if (ended is null || kept is null)
            {
                return new LeadCommandResult { Status = LeadCommandStatus.NotFound };
            }
            if (Refusal(ended, kept) is { } refusal)
            {
                return await WasAppliedAsync(tenant, idempotencyKey, cancellationToken).ConfigureAwait(false)
                    ? new LeadCommandResult { Status = LeadCommandStatus.Applied, Lead = kept, Repeated = true }
                    : new LeadCommandResult { Status = LeadCommandStatus.Rejected, Lead = kept, Refusals = [refusal] };
            }
            var commit = Commit(ended, kept) with { IdempotencyKey = idempotencyKey };
            var result = await context.Store.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
            if (result.Status != CommitStatus.Conflict)
            {
                return new LeadCommandResult
                {
                    Status = LeadCommandStatus.Applied,
                    Lead = result.Status == CommitStatus.Committed ? commit.Changes[0].Lead : kept,
                    Repeated = result.Status == CommitStatus.AlreadyApplied,
                };
            }
        }
        return new LeadCommandResult { Status = LeadCommandStatus.Conflict };
    }

    private LeadCommit Commit(Lead ended, Lead kept)
    {
        var survivor = kept with { Version = kept.Version + 1, Details = context.Merger.Merge(kept.Details, ended.Details), Customer = kept.Customer ?? ended.Customer };
        var merged = LeadPool.Unscheduled(ended) with
        {
            Version = ended.Version + 1,
            State = LeadState.Merged,
            MergedInto = kept.Id,
            ClosedAt = context.Time.GetUtcNow(),
        };
        return new LeadCommit
        {
            Tenant = kept.Tenant,
            Changes =
            [
                new LeadChange(survivor, kept.Version, LeadKeys.Of(context.Matcher, survivor.Details)),
                new LeadChange(merged, ended.Version, []),
            ],
            Events = [context.Events.Merged(ended.Id, survivor, Certain, "Decided by a person.")],
            Due = RecycleIndex.Changes(ended, merged),
        };
    }

    private static LeadRefusal? Refusal(Lead ended, Lead kept) =>
        ended.Id == kept.Id ? new(LeadRules.SameLead, "A lead cannot be merged with itself.")
        : ended.State == LeadState.Merged ? new(LeadRules.Closed, $"The lead was merged into {ended.MergedInto}.")
        : kept.State == LeadState.Merged ? new(LeadRules.Closed, $"The lead that should stay was merged into {kept.MergedInto}; merge with that one.")
        : null;

    private async Task<bool> WasAppliedAsync(TenantId tenant, string? key, CancellationToken cancellationToken) =>
        key is not null && await context.Store.FindAppliedAsync(tenant, key, cancellationToken).ConfigureAwait(false) is not null;
}
