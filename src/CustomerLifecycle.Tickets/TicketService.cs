using System.Globalization;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Loads, decides, commits.</summary>
internal sealed class TicketService(
    ITicketStore store, TicketCatalog catalog, INumberSequence numbers, ITextSearch search, IIdGenerator ids, TimeProvider timeProvider) : ITicketService
{
    private const int MaximumAttempts = 16;
    private const int MaximumKey = 300;
    private const int MaximumReason = 300;
    private const int MaximumOpenWork = 100;
    private const int MaximumDoneWork = 10;
    private const int MaximumFound = 200;
    private const string NumberSequence = "tickets";

    private readonly TicketDecider _decider = new(catalog);

    public async Task<TicketResult> CreateAsync(CreateTicket command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var activity = TicketsTelemetry.Start("create");
        string? key = Key(command.IdempotencyKey);
        if (await FindAppliedAsync(command.Tenant, key, cancellationToken).ConfigureAwait(false) is { } earlier)
        {
            return earlier;
        }

        if (_decider.RefusalOf(command) is { } refusal)
        {
            return Report("create", TicketResult.Rejected(null, refusal));
        }

        DateTimeOffset now = Now();

        // Decided once without a number, so that bad input does not use one up.
        _decider.Create(command, new("check"), "check", now);
        TicketId id = TicketId.From(ids.NewGuid());
        long number = await numbers.NextAsync(command.Tenant, NumberSequence, key, cancellationToken).ConfigureAwait(false);
        TicketDecision decision = _decider.Create(command, id, TicketNumberFormat.Write(catalog.NumberFormat, number, command.Type, now), now);
        TicketCommitResult result = await CommitAsync(null, decision, command.Actor, null, key, cancellationToken).ConfigureAwait(false);
        return Report("create", result.Status switch
        {
            CommitStatus.Committed => TicketResult.Applied(decision.After!),
            CommitStatus.AlreadyApplied => await ReplayAsync(command.Tenant, result.Remembered, cancellationToken).ConfigureAwait(false),
            _ => TicketResult.Conflict(null),
        });
    }

    public Task<TicketResult> FireAsync(FireTrigger command, CancellationToken cancellationToken = default) =>
        ChangeAsync("fire", command, (ticket, now) => _decider.Fire(ticket, command, now), cancellationToken);

    public Task<TicketResult> AssignAsync(AssignTicket command, CancellationToken cancellationToken = default) =>
        ChangeAsync("assign", command, (ticket, now) => TicketDecider.Assign(ticket, command, now), cancellationToken);

    public Task<TicketResult> ClaimAsync(ClaimTicket command, CancellationToken cancellationToken = default) =>
        ChangeAsync("claim", command, (ticket, now) => TicketDecider.Claim(ticket, command, now), cancellationToken);

    public Task<TicketResult> ReleaseAsync(ReleaseTicket command, CancellationToken cancellationToken = default) =>
        ChangeAsync("release", command, TicketDecider.Release, cancellationToken);

    public Task<TicketResult> HandOverAsync(HandOverTicket command, CancellationToken cancellationToken = default) =>
        ChangeAsync("hand-over", command, (ticket, now) => _decider.HandOver(ticket, command, now), cancellationToken);

    public Task<TicketResult> UpdateAsync(UpdateTicket command, CancellationToken cancellationToken = default) =>
        ChangeAsync("update", command, (ticket, now) => _decider.Update(ticket, command, now), cancellationToken);

    public Task<TicketResult> CommentAsync(AddComment command, CancellationToken cancellationToken = default) =>
        ChangeAsync("comment", command, (ticket, now) => _decider.Comment(ticket, command, now), cancellationToken);

    public Task<TicketResult> MarkSlaAsync(MarkTicketSla command, CancellationToken cancellationToken) =>
        ChangeAsync("sla", command, _decider.MarkSla, cancellationToken);

    public Task<Ticket?> GetAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken = default) =>
        store.GetAsync(tenant, ticket, cancellationToken);

    public Task<Ticket?> FindByNumberAsync(TenantId tenant, string number, CancellationToken cancellationToken = default) =>
        store.FindByNumberAsync(tenant, number, cancellationToken);

    public IReadOnlyList<string> PermittedTriggers(Ticket ticket, IReadOnlySet<string>? permissions = null)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return _decider.PermittedTriggers(ticket, permissions);
    }

    public Task<IReadOnlyList<Ticket>> QueryAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Take is >= 1 and <= TicketQuery.MaximumTake
            ? store.QueryAsync(tenant, query, cancellationToken)
            : throw new ArgumentOutOfRangeException(nameof(query), query.Take, $"Take is 1 to {TicketQuery.MaximumTake}; read further pages with After.");
    }

    public Task<IReadOnlyList<TicketCount>> CountAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return store.CountAsync(tenant, query, cancellationToken);
    }

    public async Task<IReadOnlyList<Ticket>> SearchAsync(TenantId tenant, string words, int take = 20, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, MaximumFound);
        List<Ticket> found = [];
        foreach (string id in await search.SearchAsync(tenant, TicketCommit.SearchScope, words, take, cancellationToken).ConfigureAwait(false))
        {
            if (await store.GetAsync(tenant, new(id), cancellationToken).ConfigureAwait(false) is { } ticket)
            {
                found.Add(ticket);
            }
        }

        return found;
    }

    public async Task<OpenWork> GetOpenWorkAsync(TenantId tenant, CustomerId customer, string? reason = null, CancellationToken cancellationToken = default)
    {
        TicketQuery open = new() { Customer = customer, Categories = TicketQuery.OpenCategories, Take = MaximumOpenWork };
        TicketQuery done = new()
        {
            Customer = customer,
            Categories = TicketQuery.DoneCategories,
            Reason = reason,
            UpdatedFrom = Now() - catalog.RepeatVisitWindow,
            NewestFirst = true,
            Take = MaximumDoneWork,
        };
        return new(
            await store.QueryAsync(tenant, open, cancellationToken).ConfigureAwait(false),
            await store.QueryAsync(tenant, done, cancellationToken).ConfigureAwait(false));
    }

    public Task<IReadOnlyList<TicketHistoryEntry>> GetHistoryAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken = default) =>
        store.GetHistoryAsync(tenant, ticket, cancellationToken);

    public Task<IReadOnlyList<TicketComment>> GetCommentsAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken = default) =>
        store.GetCommentsAsync(tenant, ticket, cancellationToken);

    public IReadOnlyList<SlaState> GetSla(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return catalog.EngineOf(ticket)?.StatesAt(ticket.Sla!, Now()) ?? [];
    }

    public IReadOnlyList<SlaSpan> ExplainSla(Ticket ticket, SlaTargetKind kind)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return catalog.EngineOf(ticket) is { } engine && ticket.Sla!.Clock(kind) is { } clock ? engine.Explain(ticket.Sla, clock, Now()) : [];
    }

    private static string? Key(string? key) => key is null ? null
        : key.Length is >= 1 and <= MaximumKey ? "tickets/" + key
        : throw new ArgumentException($"IdempotencyKey has 1 to {MaximumKey} characters, not {key.Length}. Shorten it, for example by hashing.");

    private static TicketResult Report(string verb, TicketResult result)
    {
        TicketsTelemetry.RecordCommand(verb, result.Status);
        return result;
    }

    private async Task<TicketResult> ChangeAsync(
        string verb, TicketCommand command, Func<Ticket, DateTimeOffset, TicketDecision> decide, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var activity = TicketsTelemetry.Start(verb);
        string? key = Key(command.IdempotencyKey);
        string? reason = Input.OptionalText(command.Reason, MaximumReason, nameof(command.Reason));
        if (await FindAppliedAsync(command.Tenant, key, cancellationToken).ConfigureAwait(false) is { } earlier)
        {
            return earlier;
        }

        for (int attempt = 1; ; attempt++)
        {
            if (await store.GetAsync(command.Tenant, command.Ticket, cancellationToken).ConfigureAwait(false) is not { } ticket)
            {
                return Report(verb, TicketResult.NotFound);
            }

            if (attempt > MaximumAttempts || (command.ExpectedVersion is { } expected && expected != ticket.Version))
            {
                return Report(verb, TicketResult.Conflict(ticket));
            }

            TicketDecision decision = decide(ticket, Later(ticket.UpdatedAt));
            if (decision.After is null)
            {
                return Report(verb, TicketResult.Rejected(ticket, decision.Refusals));
            }

            if (!decision.HasEffect)
            {
                return Report(verb, TicketResult.Applied(ticket));
            }

            TicketCommitResult result = await CommitAsync(ticket, decision, command.Actor, reason, key, cancellationToken).ConfigureAwait(false);
            if (result.Status != CommitStatus.Conflict)
            {
                return Report(verb, result.Status == CommitStatus.Committed
                    ? TicketResult.Applied(decision.After)
                    : await ReplayAsync(command.Tenant, result.Remembered, cancellationToken).ConfigureAwait(false));
            }
        }
    }

    private Task<TicketCommitResult> CommitAsync(
        Ticket? before, TicketDecision decision, TicketActor actor, string? reason, string? key, CancellationToken cancellationToken)
    {
        Ticket after = decision.After!;
        return store.CommitAsync(
            new()
            {
                Ticket = after,
                ExpectedVersion = before?.Version ?? 0,
                Entry = new() { Sequence = after.Version, At = after.UpdatedAt, Actor = actor.ToString(), Action = decision.Action, Reason = reason, Changes = decision.Changes },
                Comment = decision.Comment,
                Events = new TicketEvents(before, after, decision, actor, ids).Gather(),
                Due = [.. DueChanges(before, after, decision)],
                SearchText = before?.Subject == after.Subject ? null : string.Join(' ', after.Number, after.Subject, after.Description),
                IdempotencyKey = key,
                Remember = key is null ? null : after.Id.Value + "\n" + after.Version.ToString(CultureInfo.InvariantCulture),
            },
            cancellationToken);
    }

    private IEnumerable<DueChange> DueChanges(Ticket? before, Ticket after, TicketDecision decision)
    {
        DateTimeOffset? old = before is null ? null : catalog.EngineOf(before)?.NextDue(before.Sla!);
        DateTimeOffset? next = catalog.EngineOf(after)?.NextDue(after.Sla!);
        if (next is { } dueAt && (next != old || decision.Action == TicketSlaHandler.Action))
        {
            yield return DueChange.Schedule(TicketSlaHandler.SlaKind, after.Id.Value, dueAt);
        }
        else if (next is null && old is not null)
        {
            yield return DueChange.Cancel(TicketSlaHandler.SlaKind, after.Id.Value);
        }

        for (int i = 0; i < decision.Transition?.Effects.Count; i++)
        {
            string key = string.Create(CultureInfo.InvariantCulture, $"{after.Id.Value}/{after.Version}/{i}");
            string payload = TicketJson.Write(new TicketEffectPayload(after.Id.Value, after.Version, decision.Transition.Effects[i], decision.Transition.Trigger));
            yield return DueChange.Schedule(TicketEffectHandler.EffectKind, key, after.UpdatedAt, payload);
        }
    }

    private async Task<TicketResult?> FindAppliedAsync(TenantId tenant, string? key, CancellationToken cancellationToken) =>
        key is not null && await store.FindAppliedAsync(tenant, key, cancellationToken).ConfigureAwait(false) is { } remembered
            ? await ReplayAsync(tenant, remembered, cancellationToken).ConfigureAwait(false)
            : null;

    // The first answer again: the ticket as it was after the command.
    private async Task<TicketResult> ReplayAsync(TenantId tenant, string? remembered, CancellationToken cancellationToken)
    {
        string[] parts = remembered?.Split('\n') ?? [];
        if (parts.Length != 2 || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long version))
        {
            throw new InvalidOperationException("The idempotency key was used by something that is no ticket command. Give each command a key of its own.");
        }

        return TicketResult.Applied(TicketHistory.Rebuild(await store.GetHistoryAsync(tenant, new(parts[0]), cancellationToken).ConfigureAwait(false), version));
    }

    private DateTimeOffset Now() => timeProvider.GetUtcNow().ToUniversalTime();

    // Clocks of several nodes differ a little; the history of a ticket still runs forward.
    private DateTimeOffset Later(DateTimeOffset last) => Now() is var now && now > last ? now : last;
}
