using System.Globalization;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Runs commands: loads, has decided, commits, and tries again when somebody else was faster.</summary>
internal sealed class TicketCommandRunner(
    ITicketStore store,
    IEnumerable<ITicketDecisionRule> decisionRules,
    IEnumerable<ITicketDueRule> dueRules,
    TicketAutomation automation,
    IIdGenerator ids,
    TimeProvider timeProvider)
{
    private const int MaximumAttempts = 16;
    private const int MaximumKey = 300;
    private const int MaximumReason = 300;

    private readonly ITicketDecisionRule[] _decisionRules = [.. decisionRules];
    private readonly ITicketDueRule[] _dueRules = [.. dueRules];

    public DateTimeOffset Now() => timeProvider.GetUtcNow().ToUniversalTime();

    // Clocks of several nodes differ a little; the history of a ticket still runs forward.
    public DateTimeOffset Later(DateTimeOffset last) => Now() is var now && now > last ? now : last;

    public string NewId() => ids.NewGuid().ToString("D");

    public TicketId NewTicketId() => TicketId.From(ids.NewGuid());

    public static string? Key(string? key) => key is null ? null
        : key.Length is >= 1 and <= MaximumKey ? "tickets/" + key
        : throw new ArgumentException($"IdempotencyKey has 1 to {MaximumKey} characters, not {key.Length}. Shorten it, for example by hashing.");

    public static string? Reason(string? reason) => Input.OptionalText(reason, MaximumReason, nameof(TicketCommand.Reason));

    public static TicketResult Report(string verb, TicketResult result)
    {
        TicketsTelemetry.RecordCommand(verb, result.Status);
        return result;
    }

    /// <summary>Changes a ticket.</summary>
    /// <param name="verb">The command, for telemetry.</param>
    /// <param name="command">The command.</param>
    /// <param name="decide">Decides from the ticket and the time. Called again when the ticket has changed meanwhile.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    public Task<TicketResult> ChangeAsync(
        string verb, TicketCommand command, Func<Ticket, DateTimeOffset, TicketDecision> decide, CancellationToken cancellationToken) =>
        ChangeAsync(verb, command, (ticket, now, _) => ValueTask.FromResult(decide(ticket, now)), cancellationToken);

    /// <summary>Changes a ticket and, with it, others that the decision loads.</summary>
    /// <param name="verb">The command, for telemetry.</param>
    /// <param name="command">The command.</param>
    /// <param name="decide">Decides from the ticket and the time. Called again when any of the tickets has changed meanwhile.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    public async Task<TicketResult> ChangeAsync(
        string verb,
        TicketCommand command,
        Func<Ticket, DateTimeOffset, CancellationToken, ValueTask<TicketDecision>> decide,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var activity = TicketsTelemetry.Start(verb);
        string? key = Key(command.IdempotencyKey);
        string? reason = Reason(command.Reason);
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

            if (ticket.MergedInto is not null && command.WhenMerged != MergedTicketRule.Allow)
            {
                Ticket root = await store.GetMergeRootAsync(ticket, cancellationToken).ConfigureAwait(false);
                if (command.WhenMerged == MergedTicketRule.Refuse)
                {
                    return Report(verb, TicketResult.Rejected(ticket, MergeDecider.Merged(ticket, root)));
                }

                ticket = root;
            }

            DateTimeOffset now = Later(ticket.UpdatedAt);
            TicketDecision decision = await JudgeAsync(await decide(ticket, now, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            decision = command.HasRules ? await ExtendAsync(decision, command.Actor, now, cancellationToken).ConfigureAwait(false) : decision;
            if (decision.Refusals.Count > 0)
            {
                return Report(verb, TicketResult.Rejected(ticket, decision.Refusals));
            }

            if (decision.Steps.Count == 0 && key is null)
            {
                return Report(verb, TicketResult.Applied(ticket));
            }

            // Nothing to do is an answer too: the same command later, under its key, must not do what there was not to do.
            decision = decision.Steps.Count == 0 ? new() { Before = ticket, Guards = [.. decision.Guards, ticket] } : decision;
            TicketCommitResult result = await CommitAsync(command.Tenant, decision, command.Actor, reason, key, cancellationToken).ConfigureAwait(false);
            if (result.Status != CommitStatus.Conflict)
            {
                return Report(verb, result.Status == CommitStatus.Committed
                    ? TicketResult.Applied(decision.After!)
                    : await ReplayAsync(command.Tenant, result.Remembered, cancellationToken).ConfigureAwait(false));
            }
        }
    }

    /// <summary>The decision as it may be stored: what must hold whichever command changes a ticket may refuse it.</summary>
    public async ValueTask<TicketDecision> JudgeAsync(TicketDecision decision, CancellationToken cancellationToken)
    {
        foreach (ITicketDecisionRule rule in _decisionRules)
        {
            decision = decision.Steps.Count == 0 ? decision : await rule.ApplyAsync(decision, cancellationToken).ConfigureAwait(false);
        }

        return decision;
    }

    /// <summary>What was decided and judged, and what rules and notices make of it. A rule whose result may not be stored is refused by itself: it
    /// undoes neither the command nor what other rules and notices do.</summary>
    public async ValueTask<TicketDecision> ExtendAsync(TicketDecision decision, TicketActor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Dictionary<string, TicketRefusal> refused = new(StringComparer.Ordinal);
        while (true)
        {
            TicketDecision extended = automation.Extend(decision, actor, now, refused);
            if (ReferenceEquals(extended, decision))
            {
                return decision;
            }

            TicketDecision judged = await JudgeAsync(extended, cancellationToken).ConfigureAwait(false);
            if (judged.Refusals is not [var refusal, ..])
            {
                return judged;
            }

            // Each round refuses another rule.
            if (TicketAutomation.SuspectIn(extended, refused.Keys) is not { } rule)
            {
                return TicketAutomation.WithoutRules(decision, refusal, now);
            }

            refused.Add(rule, refusal);
        }
    }

    /// <summary>Stores what was decided.</summary>
    public async Task<TicketCommitResult> CommitAsync(
        TenantId tenant, TicketDecision decision, TicketActor actor, string? reason, string? key, CancellationToken cancellationToken)
    {
        Ticket after = decision.After!;
        TicketCommitResult result = await store.CommitAsync(
            new()
            {
                Tenant = tenant,
                Changes = [.. decision.Steps.GroupBy(step => step.After.Id).OrderBy(steps => steps.Key.Value, StringComparer.Ordinal).Select(steps => Change([.. steps], actor, reason))],
                Guards = [.. decision.Guards.Where(guard => decision.Steps.All(step => step.After.Id != guard.Id)).DistinctBy(guard => guard.Id)],
                Events = [.. decision.Steps.SelectMany(step => new TicketEvents(step, step.Actor ?? actor, ids).Gather())],
                Due = DueChanges(decision.Steps),
                IdempotencyKey = key,
                Remember = string.Create(CultureInfo.InvariantCulture, $"{after.Id.Value}\n{after.Version}"),
            },
            cancellationToken).ConfigureAwait(false);
        if (result.Status == CommitStatus.Committed)
        {
            TicketAutomation.Record(decision);
        }

        return result;
    }

    public async Task<TicketResult?> FindAppliedAsync(TenantId tenant, string? key, CancellationToken cancellationToken) =>
        key is not null && await store.FindAppliedAsync(tenant, key, cancellationToken).ConfigureAwait(false) is { } remembered
            ? await ReplayAsync(tenant, remembered, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>The first answer again: the ticket as it was after the command.</summary>
    public async Task<TicketResult> ReplayAsync(TenantId tenant, string? remembered, CancellationToken cancellationToken)
    {
        string[] parts = remembered?.Split('\n') ?? [];
        if (parts.Length != 2 || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long version))
        {
            throw new InvalidOperationException("The idempotency key was used by something that is no ticket command. Give each command a key of its own.");
        }

        IReadOnlyList<TicketHistoryEntry> history = await store.GetHistoryAsync(tenant, new(parts[0]), cancellationToken).ConfigureAwait(false);
        return TicketResult.Applied(TicketHistory.Rebuild(history, version)) with { IsRepeated = true };
    }

    private static TicketChange Change(TicketStep[] steps, TicketActor actor, string? reason)
    {
        (Ticket? before, Ticket after) = (steps[0].Before, steps[^1].After);
        return new()
        {
            Before = before,
            After = after,
            Entries = [.. steps.Select(step => step.ToHistory(actor, reason))],
            Comments = [.. steps.Select(step => step.Comment ?? step.ChangedComment).OfType<TicketComment>()],
            AllComments = AllComments(steps),
            Time = [.. steps.Select(step => step.Time).OfType<TicketTimeEntry>()],
            Rewritten = [.. steps.SelectMany(step => step.Rewritten)],
            SearchText = before?.Subject == after.Subject && before?.Description == after.Description ? null : string.Join(' ', after.Number, after.Subject, after.Description),
        };
    }

    private static TicketComment[]? AllComments(TicketStep[] steps)
    {
        int last = Array.FindLastIndex(steps, step => step.AllComments is not null);
        return last < 0 ? null : [.. steps[last].AllComments!, .. steps[last..].Select(step => step.Comment).OfType<TicketComment>()];
    }

    // Of several changes of one item the last holds.
    private DueChange[] DueChanges(IReadOnlyList<TicketStep> steps)
    {
        List<DueChange> changes = [];
        foreach (TicketStep step in steps)
        {
            foreach (ITicketDueRule rule in _dueRules)
            {
                foreach (DueChange change in rule.After(step))
                {
                    changes.RemoveAll(earlier => earlier.Kind == change.Kind && earlier.Key == change.Key);
                    changes.Add(change);
                }
            }
        }

        return [.. changes];
    }
}
