using System.Collections.Frozen;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Loads, decides, commits.</summary>
internal sealed class TicketService(
    ITicketStore store,
    TicketCatalog catalog,
    TicketDecider decider,
    TicketAutomation automation,
    TicketCommandRunner commands,
    TimeRuleScheduler timeRules,
    SlaScheduler serviceLevels,
    WorkflowMigrator migrator,
    TicketClaims claims,
    EscalationDecider escalations,
    TicketReplies replies,
    INumberSequence numbers) : ITicketService
{
    private const int MaximumOpenWork = 100;
    private const int MaximumDoneWork = 10;
    public const string NumberSequence = "tickets";

    public async Task<TicketResult> CreateAsync(CreateTicket command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var activity = TicketsTelemetry.Start("create");
        string? key = TicketCommandRunner.Key(command.IdempotencyKey);
        if (await commands.FindAppliedAsync(command.Tenant, key, cancellationToken).ConfigureAwait(false) is { } earlier)
        {
            return earlier;
        }

        if (decider.RefusalsOf(command) is { Count: > 0 } refusals)
        {
            return TicketCommandRunner.Report("create", TicketResult.Rejected(null, refusals));
        }

        DateTimeOffset now = commands.Now();

        // Decided once without a number, so that bad input does not use one up.
        decider.Create(command, new("check"), "check", now);
        TicketId id = commands.NewTicketId();
        long number = await numbers.NextAsync(command.Tenant, NumberSequence, key, cancellationToken).ConfigureAwait(false);
        TicketDecision created = decider.Create(command, id, TicketNumberFormat.Write(catalog.NumberFormat, number, command.Type, command.CreatedAt ?? now), now);
        TicketDecision decision = await commands.ExtendAsync(created, command.Actor, now, cancellationToken).ConfigureAwait(false);
        TicketCommitResult result = await commands.CommitAsync(command.Tenant, decision, command.Actor, null, key, cancellationToken).ConfigureAwait(false);
        return TicketCommandRunner.Report("create", result.Status switch
        {
            CommitStatus.Committed => TicketResult.Applied(decision.After!),
            CommitStatus.AlreadyApplied => await commands.ReplayAsync(command.Tenant, result.Remembered, cancellationToken).ConfigureAwait(false),
            _ => TicketResult.Conflict(null),
        });
    }

    public Task<TicketResult> FireAsync(FireTrigger command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("fire", command, (ticket, now) => decider.Fire(ticket, command, now), cancellationToken);

    public Task<TicketResult> AssignAsync(AssignTicket command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("assign", command, (ticket, now) => TicketDecider.Assign(ticket, command, now), cancellationToken);

    public Task<TicketResult> ClaimAsync(ClaimTicket command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("claim", command, (ticket, now) => TicketDecider.Claim(ticket, command, now), cancellationToken);

    public Task<TicketResult> ClaimNextAsync(ClaimNextTicket command, CancellationToken cancellationToken = default) =>
        claims.ClaimNextAsync(command, cancellationToken);

    public Task<TicketResult> EscalateAsync(EscalateTicket command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("escalate", command, (ticket, now) => escalations.Escalate(ticket, command, now), cancellationToken);

    public Task<TicketResult> ReleaseAsync(ReleaseTicket command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("release", command, TicketDecider.Release, cancellationToken);

    public Task<TicketResult> HandOverAsync(HandOverTicket command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("hand-over", command, (ticket, now) => decider.HandOver(ticket, command, now), cancellationToken);

    public Task<TicketResult> UpdateAsync(UpdateTicket command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("update", command, (ticket, now) => decider.Update(ticket, command, now), cancellationToken);

    public Task<TicketResult> CommentAsync(AddComment command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("comment", command, (ticket, now, token) => replies.DecideAsync(ticket, command, catalog.AnsweredTriggers, now, token), cancellationToken);

    public Task<TicketResult> ChangeSlaPolicyAsync(ChangeSlaPolicy command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("sla-policy", command, (ticket, now) => decider.ChangeSlaPolicy(ticket, command, now), cancellationToken);

    public Task<WorkflowMigrationReport> MigrateWorkflowAsync(MigrateWorkflow command, CancellationToken cancellationToken = default) =>
        migrator.RunAsync(command, cancellationToken);

    public Task<TicketResult> MarkSlaAsync(MarkTicketSla command, CancellationToken cancellationToken) =>
        commands.ChangeAsync("sla", command, decider.MarkSla, cancellationToken);

    public Task<TicketResult> ApplyMacroAsync(ApplyMacro command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("macro", command, (ticket, now) => automation.Macros.Apply(ticket, command, now), cancellationToken);

    public MacroPreview PreviewMacro(Ticket ticket, string macro, TicketActor actor, IReadOnlySet<string>? permissions = null)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(actor);
        ApplyMacro command = new() { Tenant = ticket.Tenant, Ticket = ticket.Id, Actor = actor, Macro = macro, Permissions = permissions ?? FrozenSet<string>.Empty };
        DateTimeOffset now = commands.Later(ticket.UpdatedAt);
        TicketDecision decision = automation.Extend(automation.Macros.Apply(ticket, command, now), actor, now);
        TicketStep[] own = [.. decision.Steps.Where(step => step.After.Id == ticket.Id)];
        return new()
        {
            Ticket = own is [.., var last] ? last.After : ticket,
            Changes = [.. own.Select(step => step.ToHistory(actor, reason: null))],
            Comments = [.. own.Select(step => step.Comment).OfType<TicketComment>()],
            Refusals = decision.Refusals,
        };
    }

    public IReadOnlyList<string> PermittedMacros(Ticket ticket, IReadOnlySet<string>? permissions = null)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return automation.Macros.Permitted(ticket, permissions ?? FrozenSet<string>.Empty, commands.Later(ticket.UpdatedAt));
    }

    public Task<int> RescheduleTimeRulesAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return timeRules.RunAsync(tenant, query, cancellationToken);
    }

    public Task<int> RescheduleSlaAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return serviceLevels.RunAsync(tenant, query, cancellationToken);
    }

    public Task<Ticket?> GetAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken = default) =>
        store.GetAsync(tenant, ticket, cancellationToken);

    public async Task<Ticket?> FindByNumberAsync(TenantId tenant, string number, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(number);
        return (await store.QueryAsync(tenant, new() { Number = number, Take = 1 }, cancellationToken).ConfigureAwait(false)).SingleOrDefault();
    }

    public IReadOnlyList<string> PermittedTriggers(Ticket ticket, IReadOnlySet<string>? permissions = null)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return decider.PermittedTriggers(ticket, permissions);
    }

    public Task<IReadOnlyList<Ticket>> QueryAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken = default) =>
        store.QueryAsync(tenant, Complete(query), cancellationToken);

    public Task<IReadOnlyList<TicketCount>> CountAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken = default) =>
        store.CountAsync(tenant, Complete(query), cancellationToken);

    public Task<IReadOnlyList<Ticket>> SearchAsync(TenantId tenant, string words, int take = 20, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(words);
        return QueryAsync(tenant, new() { Text = words, Descending = true, Take = take }, cancellationToken);
    }

    public async Task<OpenWork> GetOpenWorkAsync(TenantId tenant, CustomerId customer, string? reason = null, CancellationToken cancellationToken = default)
    {
        DateTimeOffset since = commands.Now() - catalog.RepeatVisitWindow;
        TicketQuery open = new() { Customer = customer, Categories = TicketQuery.OpenCategories, Take = MaximumOpenWork };

        // A ticket changes after it is done too: read a little more than is shown.
        TicketQuery done = new()
        {
            Customer = customer,
            Categories = TicketQuery.DoneCategories,
            Reason = reason,
            UpdatedFrom = since,
            Order = TicketOrder.Updated,
            Descending = true,
            Take = 10 * MaximumDoneWork,
        };
        return new(
            await store.QueryAsync(tenant, open, cancellationToken).ConfigureAwait(false),
            [
                .. (await store.QueryAsync(tenant, done, cancellationToken).ConfigureAwait(false))
                    .Where(ticket => ticket.MergedInto is null && (ticket.SolvedAt ?? ticket.UpdatedAt) >= since)
                    .OrderByDescending(ticket => ticket.SolvedAt ?? ticket.UpdatedAt).ThenByDescending(ticket => ticket.Id.Value, StringComparer.Ordinal)
                    .Take(MaximumDoneWork)
            ]);
    }

    public Task<IReadOnlyList<TicketHistoryEntry>> GetHistoryAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken = default) =>
        store.GetHistoryAsync(tenant, ticket, cancellationToken);

    public Task<IReadOnlyList<TicketComment>> GetCommentsAsync(
        TenantId tenant, TicketId ticket, bool publicOnly = false, CancellationToken cancellationToken = default) =>
        store.GetCommentsAsync(tenant, ticket, publicOnly, cancellationToken);

    public IReadOnlyList<SlaState> GetSla(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return catalog.EngineOf(ticket)?.StatesAt(ticket.Sla!, commands.Later(ticket.UpdatedAt)) ?? [];
    }

    public SlaExplanation? ExplainSla(Ticket ticket, SlaTargetKind kind)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return catalog.EngineOf(ticket) is { } engine && ticket.Sla!.Clock(kind) is { } clock ? engine.Explain(ticket.Sla, clock, commands.Later(ticket.UpdatedAt)) : null;
    }

    private TicketQuery Complete(TicketQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Validate();
        return query.PriorityOrder.Count == 0 ? query with { PriorityOrder = catalog.Priorities } : query;
    }
}
