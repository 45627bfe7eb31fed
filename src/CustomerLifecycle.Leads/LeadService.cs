using CustomerLifecycle.Events;
using CustomerLifecycle.Leads.Import;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Leads;

internal sealed class LeadService(LeadContext context, LeadCapturer capturer, LeadImportRunner importer) : ILeadService
{
    private const int MaxRejectedPage = 500;
    private readonly LeadCommandRunner _runner = new(context);
    private readonly LeadMergeCommand _merge = new(context);

    public Task<LeadResolution> ResolveAsync(TenantId tenant, LeadDetails details, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(details);
        return capturer.ResolveAsync(tenant, details, cancellationToken);
    }

    public async Task<LeadCreation> CreateAsync(TenantId tenant, LeadDetails details, LeadCapture? capture, string? idempotencyKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(details);
        using var activity = LeadsTelemetry.Activities.StartActivity("leads.create");
        var creation = await capturer.CreateAsync(tenant, details, capture ?? new LeadCapture(), idempotencyKey, cancellationToken).ConfigureAwait(false);
        LeadsTelemetry.Captured(creation.Status);
        return creation;
    }

    public async Task<LeadImportReport> ImportAsync(TenantId tenant, Stream csv, LeadImportOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(csv);
        ArgumentNullException.ThrowIfNull(options);
        using var activity = LeadsTelemetry.Activities.StartActivity("leads.import");
        return await importer.RunAsync(tenant, csv, options, cancellationToken).ConfigureAwait(false);
    }

    public Task<IReadOnlyList<LeadImportRow>> GetRejectedRowsAsync(TenantId tenant, string file, long afterLine, int take, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        InRange(take, MaxRejectedPage, nameof(take));
        return context.Store.ReadRejectedAsync(tenant, file, afterLine, take, cancellationToken);
    }

    public Task<LeadCommandResult> ClaimAsync(TenantId tenant, LeadId lead, AgentId agent, string? idempotencyKey, CancellationToken cancellationToken) => RunAsync(
        "claim",
        new LeadCommand
        {
            Tenant = tenant,
            Lead = lead,
            QuotaOf = agent,
            Decide = (pool, current, quota, now) => pool.Claim(current, agent, quota, now),
            Events = (_, after, _) => [context.Events.Claimed(after, assigned: false)],
            IdempotencyKey = idempotencyKey,
        },
        cancellationToken);

    public Task<LeadCommandResult> AssignAsync(TenantId tenant, LeadId lead, AgentId agent, long? expectedVersion, string? idempotencyKey, CancellationToken cancellationToken) => RunAsync(
        "assign",
        new LeadCommand
        {
            Tenant = tenant,
            Lead = lead,
            QuotaOf = agent,
            Decide = (pool, current, quota, now) => pool.Assign(current, agent, quota, now),
            Events = (_, after, _) => [context.Events.Claimed(after, assigned: true)],
            ExpectedVersion = expectedVersion,
            IdempotencyKey = idempotencyKey,
        },
        cancellationToken);

    public Task<LeadCommandResult> RecordContactAsync(
        TenantId tenant, LeadId lead, AgentId agent, LeadContactOutcome outcome, Channel? channel, string? note, string? idempotencyKey, CancellationToken cancellationToken)
    {
        if (note?.Length > LeadContact.MaxNoteLength)
        {
            throw new ArgumentException($"The note has {note.Length} characters; at most {LeadContact.MaxNoteLength} are kept.", nameof(note));
        }
        return RunAsync(
            "contact",
            new LeadCommand
            {
                Tenant = tenant,
                Lead = lead,
                Decide = (pool, current, _, now) => pool.Contact(current, agent, outcome, now),
                Contact = after => new LeadContact { Number = after.TotalContacts, Agent = agent, At = after.LastContactAt!.Value, Outcome = outcome, Channel = channel, Note = note },
                Events = (_, after, contact) => [context.Events.Contacted(after, contact!)],
                IdempotencyKey = idempotencyKey,
            },
            cancellationToken);
    }

    public Task<LeadCommandResult> ReleaseAsync(TenantId tenant, LeadId lead, AgentId agent, string? idempotencyKey, CancellationToken cancellationToken) => RunAsync(
        "release",
        new LeadCommand
        {
            Tenant = tenant,
            Lead = lead,
            Decide = (pool, current, _, now) => pool.Release(current, agent, now),
            Events = (_, after, _) => [context.Events.Recycled(after, LeadRules.Released)],
            IdempotencyKey = idempotencyKey,
        },
        cancellationToken);

    public Task<LeadCommandResult> MarkWonAsync(TenantId tenant, LeadId lead, AgentId agent, string? reason, string? idempotencyKey, CancellationToken cancellationToken) =>
        CloseAsync("won", tenant, lead, agent, won: true, reason, idempotencyKey, cancellationToken);

    public Task<LeadCommandResult> MarkLostAsync(TenantId tenant, LeadId lead, AgentId agent, string? reason, string? idempotencyKey, CancellationToken cancellationToken) =>
        CloseAsync("lost", tenant, lead, agent, won: false, reason, idempotencyKey, cancellationToken);

    public async Task<LeadCommandResult> MergeAsync(TenantId tenant, LeadId lead, LeadId into, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var result = await _merge.RunAsync(tenant, lead, into, idempotencyKey, cancellationToken).ConfigureAwait(false);
        LeadsTelemetry.Command("merge", result.Status);
        return result;
    }

    public Task<Lead?> GetAsync(TenantId tenant, LeadId lead, CancellationToken cancellationToken) => context.Store.FindAsync(tenant, lead, cancellationToken);

    public async Task<LeadPage> QueryAsync(TenantId tenant, LeadQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        InRange(query.Take, LeadQuery.MaxTake, nameof(query));
        var found = await context.Store.QueryAsync(tenant, query with { Take = query.Take + 1 }, cancellationToken).ConfigureAwait(false);
        return found.Count <= query.Take ? new LeadPage(found, null) : new LeadPage([.. found.Take(query.Take)], found[query.Take - 1].Id);
    }

    public Task<IReadOnlyList<LeadContact>> GetContactsAsync(TenantId tenant, LeadId lead, CancellationToken cancellationToken) =>
        context.Store.ReadContactsAsync(tenant, lead, cancellationToken);

    private Task<LeadCommandResult> CloseAsync(
        string name, TenantId tenant, LeadId lead, AgentId agent, bool won, string? reason, string? idempotencyKey, CancellationToken cancellationToken)
    {
        if (reason?.Length > LeadContact.MaxNoteLength)
        {
            throw new ArgumentException($"The reason has {reason.Length} characters; at most {LeadContact.MaxNoteLength} are kept.", nameof(reason));
        }
        return RunAsync(
            name,
            new LeadCommand
            {
                Tenant = tenant,
                Lead = lead,
                Decide = (pool, current, _, now) => pool.Close(current, agent, won, reason, now),
                Events = (_, after, _) => [context.Events.Closed(after)],
                IdempotencyKey = idempotencyKey,
            },
            cancellationToken);
    }

    private async Task<LeadCommandResult> RunAsync(string name, LeadCommand command, CancellationToken cancellationToken)
    {
        using var activity = LeadsTelemetry.Activities.StartActivity("leads." + name);
        var result = await _runner.RunAsync(command, cancellationToken).ConfigureAwait(false);
        LeadsTelemetry.Command(name, result.Status);
        return result;
    }

    private static void InRange(int take, int most, string parameter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1, parameter);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, most, parameter);
    }
}
