using System.Text.Json;
using CustomerLifecycle.Leads.Matching;
using CustomerLifecycle.Leads.Pool;
using CustomerLifecycle.Leads.Storage;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Leads;

/// <summary>Looks people up and keeps what they left, so that of two arrivals at the same time the second sees the first.</summary>
internal sealed class LeadCapturer(LeadContext context)
{
    private const int MaxAttempts = 64;
    private const int MaxRemembered = 5;

    public async Task<LeadResolution> ResolveAsync(TenantId tenant, LeadDetails details, CancellationToken cancellationToken)
    {
        var (resolution, _) = await LookUpAsync(tenant, details, cancellationToken).ConfigureAwait(false);
        return new LeadResolution(resolution.Kind, Matches(resolution.Candidates));
    }

    public async Task<LeadCreation> CreateAsync(TenantId tenant, LeadDetails details, LeadCapture capture, string? idempotencyKey, CancellationToken cancellationToken)
    {
        details = Snapshot(details);
        var problems = Problems(details, capture);
        if (problems.Count > 0)
        {
            return new LeadCreation { Status = LeadCreationStatus.Rejected, Problems = problems };
        }
        var guardKeys = LeadKeys.GuardsOf(context.Matcher, details);
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var guards = await context.Store.ReadGuardsAsync(tenant, guardKeys, cancellationToken).ConfigureAwait(false);
            var (resolution, known) = await LookUpAsync(tenant, details, cancellationToken).ConfigureAwait(false);
            var merge = resolution.Kind == MatchResolutionKind.Duplicate && context.Options.MergeDuplicates;
            var creation = merge
                ? Merge(known[resolution.Best!.Id], details, capture, resolution)
                : Create(tenant, details, capture, resolution);
            var commit = (merge ? MergeCommit(known[resolution.Best!.Id], creation) : CreateCommit(creation)) with
            {
                Guards = guards,
                IdempotencyKey = idempotencyKey,
                Result = idempotencyKey is null ? null : Remember(creation),
            };
            var result = await context.Store.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
            switch (result.Status)
            {
                case CommitStatus.Committed:
                    return creation;
                case CommitStatus.AlreadyApplied:
                    return await RecallAsync(tenant, result.Result, cancellationToken).ConfigureAwait(false);
            }
        }
        return new LeadCreation { Status = LeadCreationStatus.Conflict };
    }

    private async Task<(MatchResolution Resolution, Dictionary<string, Lead> Known)> LookUpAsync(TenantId tenant, LeadDetails details, CancellationToken cancellationToken)
    {
        var keys = LeadKeys.Of(context.Matcher, details);
        var found = await context.Store.FindByKeysAsync(tenant, keys, context.Options.Matching.MaxBlockSize, cancellationToken).ConfigureAwait(false);
        var known = found.ToDictionary(lead => lead.Id.Value, StringComparer.Ordinal);
        return (context.Matcher.Resolve(details, found.Select(lead => (lead.Id.Value, lead.Details))), known);
    }

    private List<string> Problems(LeadDetails details, LeadCapture capture)
    {
        var problems = LeadValidation.Problems(details, context.Phones).ToList();
        if (capture.Pool is { } pool && !context.HasPool(pool))
        {
            problems.Add($"Pool is '{pool}'; the pools are: {context.Known}.");
        }
        return problems;
    }

    private LeadCreation Create(TenantId tenant, LeadDetails details, LeadCapture capture, MatchResolution resolution)
    {
        var now = context.Time.GetUtcNow();
        var lead = new Lead
        {
            Id = LeadId.From(context.Ids.NewGuid()),
            Tenant = tenant,
            Version = 1,
            Details = details,
            Pool = capture.Pool ?? context.Options.DefaultPool,
            CreatedAt = now,
            ReceivedAt = capture.ReceivedAt?.ToUniversalTime() ?? now,
            PooledAt = now,
            Customer = capture.Customer,
            Channel = capture.Channel,
            Conversation = capture.Conversation,
        };
        return new LeadCreation { Status = LeadCreationStatus.Created, Lead = lead, Possible = Matches(resolution.Candidates) };
    }

    private LeadCreation Merge(Lead known, LeadDetails details, LeadCapture capture, MatchResolution resolution)
    {
        var merged = known with
        {
            Version = known.Version + 1,
            Details = context.Merger.Merge(known.Details, details),
            Customer = known.Customer ?? capture.Customer,
            Conversation = known.Conversation ?? capture.Conversation,
        };
        var matches = Matches(resolution.Candidates);
        return new LeadCreation
        {
            Status = LeadCreationStatus.Merged,
            // Somebody who was given up and comes again is a chance, not a corpse.
            Lead = known.State == LeadState.Lost ? LeadPool.BackInPool(merged, context.Time.GetUtcNow()) : merged,
            DuplicateOf = matches[0],
            Possible = [.. matches.Skip(1)],
        };
    }

    private LeadCommit CreateCommit(LeadCreation creation) => new()
    {
        Tenant = creation.Lead!.Tenant,
        Changes = [new LeadChange(creation.Lead, 0, LeadKeys.Of(context.Matcher, creation.Lead.Details))],
        Events = [context.Events.Captured(creation.Lead)],
    };

    private LeadCommit MergeCommit(Lead known, LeadCreation creation) => new()
    {
        Tenant = known.Tenant,
        Changes = [new LeadChange(creation.Lead!, known.Version, LeadKeys.Of(context.Matcher, creation.Lead!.Details))],
        // The arriving record was never a lead; it gets an id of its own so that both ends of the merge can be named.
        Events = [context.Events.Merged(LeadId.From(context.Ids.NewGuid()), creation.Lead!, creation.DuplicateOf!.Probability, creation.DuplicateOf.Reason)],
        Due = RecycleIndex.Changes(known, creation.Lead!),
    };

    private async Task<LeadCreation> RecallAsync(TenantId tenant, string? result, CancellationToken cancellationToken)
    {
        var remembered = JsonSerializer.Deserialize(result!, LeadsJsonContext.Default.RememberedCreation)!;
        return new LeadCreation
        {
            Status = remembered.DuplicateOf is null ? LeadCreationStatus.Created : LeadCreationStatus.Merged,
            Lead = await context.Store.FindAsync(tenant, new LeadId(remembered.Lead), cancellationToken).ConfigureAwait(false),
            DuplicateOf = remembered.DuplicateOf,
            Possible = remembered.Possible,
            Repeated = true,
        };
    }

    private static string Remember(LeadCreation creation) => JsonSerializer.Serialize(
        new RememberedCreation(creation.Lead!.Id.Value, creation.DuplicateOf, [.. creation.Possible.Take(MaxRemembered)]), LeadsJsonContext.Default.RememberedCreation);

    private static LeadMatch[] Matches(IReadOnlyList<MatchCandidate> candidates) =>
        [.. candidates.Select(candidate => new LeadMatch(new LeadId(candidate.Id), candidate.Score.Probability, candidate.Score.Reason))];

    // The caller may go on to change its lists; what was validated is what is stored.
    private static LeadDetails Snapshot(LeadDetails details) => details with
    {
        ContactPoints = [.. details.ContactPoints],
        Attributes = new Dictionary<string, string>(details.Attributes, StringComparer.Ordinal),
    };
}
