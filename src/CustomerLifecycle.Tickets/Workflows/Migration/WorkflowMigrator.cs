using System.Collections.Frozen;

namespace CustomerLifecycle.Tickets;

/// <summary>Runs migrations over all tickets of a version: page by page in the order of creation, which no change of a ticket alters, and
/// several tickets to a commit.</summary>
internal sealed class WorkflowMigrator(ITicketStore store, TicketCatalog catalog, TicketDecider decider, TicketCommandRunner commands)
{
    private const string Verb = "migrate";
    private const int PageSize = 500;
    private const int BatchSize = 50;

    public async Task<WorkflowMigrationReport> RunAsync(MigrateWorkflow command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var activity = TicketsTelemetry.Start(Verb);
        if (command.Take is { } wanted)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(wanted, 1, nameof(command));
        }

        command = command with { Reason = TicketCommandRunner.Reason(command.Reason) };
        WorkflowMigration migration = command.Migration;
        if (Problems(migration) is { Count: > 0 } problems)
        {
            return new() { Problems = problems };
        }

        List<MigratedTicket> tickets = [];
        TicketQuery query = new() { Type = migration.Workflow, Order = TicketOrder.Created, After = command.After, Take = PageSize };
        while (true)
        {
            IReadOnlyList<Ticket> page = await store.QueryAsync(command.Tenant, query, cancellationToken).ConfigureAwait(false);
            int room = (command.Take ?? int.MaxValue) - tickets.Count;
            Ticket[] found = [.. page.Where(ticket => ticket.WorkflowVersion == migration.From).Take(room)];
            foreach (Ticket[] batch in found.Chunk(BatchSize))
            {
                tickets.AddRange(await MoveAsync(command, batch, cancellationToken).ConfigureAwait(false));
            }

            if (found.Length == room)
            {
                return new() { Tickets = tickets, Next = TicketCursor.Of(found[^1]) };
            }

            if (page.Count < PageSize)
            {
                return new() { Tickets = tickets };
            }

            query = query with { After = TicketCursor.Of(page[^1]) };
        }
    }

    private IReadOnlyList<WorkflowProblem> Problems(WorkflowMigration migration) =>
        catalog.Find(migration.Workflow, migration.To) is { } to
            ? [.. migration.Validate(catalog.Find(migration.Workflow, migration.From)?.Definition, to.Definition), .. FieldProblems(migration, catalog.FieldsOf(migration.Workflow))]
            : [new("to", $"is version {migration.To} of the workflow '{migration.Workflow}', which is not configured. Add it to TicketsOptions.Workflows.")];

    // What no ticket could be moved by is said before any is looked at.
    private static IEnumerable<WorkflowProblem> FieldProblems(WorkflowMigration migration, TicketFieldSchema schema)
    {
        foreach ((string field, string name) in migration.RenamedFields.Where(renamed => renamed.Value is { Length: > 0 } && schema.Find(renamed.Value) is null && !schema.AllowUnknown))
        {
            yield return new("renamedFields." + field, $"becomes '{Input.Shown(name)}', which is no field of '{migration.Workflow}'. It has {string.Join(", ", schema.Definitions.Select(definition => definition.Name))}; or define it in TicketsOptions.Fields.");
        }

        foreach ((string field, string value) in migration.DefaultFields.Where(filled => !string.IsNullOrWhiteSpace(filled.Value)))
        {
            foreach (TicketRefusal refusal in schema.Update(FrozenDictionary<string, string>.Empty, new Dictionary<string, string>(StringComparer.Ordinal) { [field] = value }).Refusals)
            {
                yield return new("defaultFields." + field, refusal.Message);
            }
        }
    }

    private async Task<IReadOnlyList<MigratedTicket>> MoveAsync(MigrateWorkflow command, Ticket[] batch, CancellationToken cancellationToken)
    {
        (Ticket Ticket, TicketDecision Decision)[] plans = [.. batch.Select(ticket => (ticket, decider.Migrate(ticket, command.Migration, commands.Later(ticket.UpdatedAt))))];
        TicketDecision all = await JudgeAsync(plans, cancellationToken).ConfigureAwait(false);
        if (command.DryRun || all.Steps.Count == 0)
        {
            return [.. plans.Select(plan => Report(plan.Ticket, plan.Decision, MigrationOutcome.WouldMove))];
        }

        TicketCommitResult result = await commands.CommitAsync(command.Tenant, all, command.Actor, command.Reason, null, cancellationToken).ConfigureAwait(false);
        if (result.Status == Storage.CommitStatus.Committed)
        {
            return [.. plans.Select(plan => Report(plan.Ticket, plan.Decision, MigrationOutcome.Moved))];
        }

        // Somebody changed one of them meanwhile: each for itself, so that only that one has to be decided again.
        List<MigratedTicket> moved = [];
        foreach ((Ticket ticket, _) in plans)
        {
            if (await MoveAsync(command, ticket, cancellationToken).ConfigureAwait(false) is { } one)
            {
                moved.Add(one);
            }
        }

        return moved;
    }

    /// <summary>What of the plans may be stored. Plans that other tickets forbid become refused.</summary>
    private async Task<TicketDecision> JudgeAsync((Ticket Ticket, TicketDecision Decision)[] plans, CancellationToken cancellationToken)
    {
        TicketDecision all = await commands.JudgeAsync(new() { Steps = [.. plans.SelectMany(plan => plan.Decision.Steps)] }, cancellationToken).ConfigureAwait(false);
        if (all.Refusals.Count == 0)
        {
            return all;
        }

        // One by one, the youngest first: children are mostly younger than their parents, and both may move together.
        all = new();
        for (int i = plans.Length - 1; i >= 0; i--)
        {
            (Ticket ticket, TicketDecision plan) = plans[i];
            TicketDecision with = await commands.JudgeAsync(all with { Steps = [.. all.Steps, .. plan.Steps] }, cancellationToken).ConfigureAwait(false);
            (all, plans[i]) = with.Refusals.Count == 0 ? (with, plans[i]) : (all, (ticket, with));
        }

        return all;
    }

    /// <summary>Null when somebody else has moved it.</summary>
    private async Task<MigratedTicket?> MoveAsync(MigrateWorkflow command, Ticket ticket, CancellationToken cancellationToken)
    {
        (Ticket seen, TicketDecision decided) = (ticket, TicketDecision.Nothing(ticket));
        TicketResult result = await commands.ChangeAsync(
            Verb,
            new MigrateTicket { Tenant = command.Tenant, Ticket = ticket.Id, Actor = command.Actor, Reason = command.Reason },
            (current, now) => decided = decider.Migrate(seen = current, command.Migration, now),
            cancellationToken).ConfigureAwait(false);
        return result.Status switch
        {
            TicketResultStatus.Conflict => new(ticket.Id, ticket.Number, MigrationOutcome.NotMoved, seen.State, null, "It was changed by others all the while. Run the migration again."),
            TicketResultStatus.Rejected => Report(seen, new() { Refusals = result.Refusals }, MigrationOutcome.NotMoved),
            TicketResultStatus.NotFound => null,
            _ => decided is { Steps.Count: 0, Refusals.Count: 0 } ? null : Report(seen, decided, MigrationOutcome.Moved),
        };
    }

    private static MigratedTicket Report(Ticket ticket, TicketDecision decision, MigrationOutcome outcome) =>
        decision.Refusals is [var refusal, ..]
            ? new(ticket.Id, ticket.Number, MigrationOutcome.NotMoved, ticket.State, null, refusal.Message)
            : new(ticket.Id, ticket.Number, outcome, ticket.State, decision.After!.State, null);
}
