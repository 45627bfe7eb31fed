using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>A commit as the statements that write it.</summary>
internal static class TicketStatements
{
    private const string Insert =
        "INSERT INTO cl_tickets_ticket (tenant, id, version, number, type, category, state, is_open, priority, team, assignee, customer, reason, created_at, updated_at, due_at, data) "
        + "VALUES (@tenant, @id, @version, @number, @type, @category, @state, @isOpen, @priority, @team, @assignee, @customer, @reason, @createdAt, @updatedAt, @dueAt, @data)";

    private const string Update =
        "UPDATE cl_tickets_ticket SET version = @version, category = @category, state = @state, is_open = @isOpen, priority = @priority, team = @team, assignee = @assignee, "
        + "customer = @customer, reason = @reason, updated_at = @updatedAt, due_at = @dueAt, data = @data WHERE tenant = @tenant AND id = @id AND version = @expected";

    // Writes nothing new, but locks the row and says whether it is still the one that was read.
    private const string Guard = "UPDATE cl_tickets_ticket SET version = version WHERE tenant = @tenant AND id = @id AND version = @expected";

    private const string InsertHistory =
        "INSERT INTO cl_tickets_history (tenant, ticket, sequence, at, actor, action, reason, changes) "
        + "VALUES (@tenant, @id, @version, @at, @actor, @action, @reason, @changes)";

    private const string RewriteHistory =
        "UPDATE cl_tickets_history SET actor = @actor, reason = @reason, changes = @changes WHERE tenant = @tenant AND ticket = @id AND sequence = @version";

    private const string InsertTag = "INSERT INTO cl_tickets_tag (tenant, tag, ticket) VALUES (@tenant, @tag, @id)";

    private const string DeleteTag = "DELETE FROM cl_tickets_tag WHERE tenant = @tenant AND tag = @tag AND ticket = @id";

    public static IEnumerable<SqlStatement> Of(TicketCommit commit) =>
        commit.Guards.OrderBy(guard => guard.Id.Value, StringComparer.Ordinal).Select(Guarding).Concat(commit.Changes.SelectMany(change => Of(change).Concat(CallbackTable.Statements(change))));

    private static SqlStatement Guarding(Ticket guard) =>
        new(Guard, new("tenant", guard.Tenant.Value), new("id", guard.Id.Value), new("expected", guard.Version)) { ExpectedRows = 1 };

    private static IEnumerable<SqlStatement> Of(TicketChange change)
    {
        Ticket ticket = change.After;
        SqlParameter tenant = new("tenant", ticket.Tenant.Value);
        SqlParameter id = new("id", ticket.Id.Value);
        SqlParameter[] columns =
        [
            tenant, id, new("version", ticket.Version), new("expected", change.ExpectedVersion),
            new("number", ticket.Number), new("type", ticket.Type), new("category", ticket.Category.ToString()), new("state", ticket.State), new("isOpen", ticket.IsOpen ? 1L : 0L),
            new("priority", ticket.Priority), new("team", ticket.Group), new("assignee", ticket.Assignee?.Value), new("customer", ticket.Customer?.Value), new("reason", ticket.Reason),
            new("createdAt", ticket.CreatedAt.UtcTicks), new("updatedAt", ticket.UpdatedAt.UtcTicks), new("dueAt", (ticket.DueAt ?? DateTimeOffset.MaxValue).UtcTicks),
            new("data", TicketJson.Write(ticket)),
        ];
        yield return new(change.Before is null ? Insert : Update, columns) { ExpectedRows = 1 };
        foreach (TicketHistoryEntry entry in change.Entries)
        {
            yield return new(
                InsertHistory,
                tenant, id, new("version", entry.Sequence), new("at", entry.At.UtcTicks),
                new("actor", entry.Actor), new("action", entry.Action), new("reason", entry.Reason), new("changes", TicketJson.Write(entry.Changes)));
        }

        foreach (SqlStatement statement in Content(change))
        {
            yield return statement;
        }

        IReadOnlyList<string> former = change.Before?.Tags ?? [];
        if (!ReferenceEquals(former, ticket.Tags))
        {
            foreach (string tag in former.Except(ticket.Tags, StringComparer.Ordinal))
            {
                yield return new(DeleteTag, tenant, new("tag", tag), id);
            }

            foreach (string tag in ticket.Tags.Except(former, StringComparer.Ordinal))
            {
                yield return new(InsertTag, tenant, new("tag", tag), id);
            }
        }
    }

    private static IEnumerable<SqlStatement> Content(TicketChange change) =>
    [
        .. change.Rewritten.Select(entry => new SqlStatement(
            RewriteHistory,
            new("tenant", change.After.Tenant.Value), new("id", change.After.Id.Value), new("version", entry.Sequence), new("actor", entry.Actor),
            new("reason", entry.Reason), new("changes", TicketJson.Write(entry.Changes))) { ExpectedRows = 1 }),
        .. change.Comments.Select(comment => TicketCommentRows.Write(change.After, comment)),
        .. change.Time.Select(entry => TicketTimeRows.Write(change.After, entry)),
        .. TicketPersonRows.Write(change),
    ];
}
