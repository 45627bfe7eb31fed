using System.Data.Common;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Tickets;
using Dapper;

namespace OwnTicketTable;

/// <summary>Writes tickets as cases, inside a transaction of the CRM.</summary>
internal static class CrmCaseWriter
{
    // <write>
    /// <returns>False when a version is stale; the transaction is then given up.</returns>
    public static async Task<bool> WriteAsync(DbTransaction transaction, TicketCommit commit)
    {
        DbConnection connection = transaction.Connection!;
        foreach (Ticket guard in commit.Guards)
        {
            // Changes nothing, but locks the row: it stays as it was read until this commit is through.
            if (await connection.ExecuteAsync(
                "UPDATE crm_case SET revision = revision WHERE company = @company AND case_ref = @id AND revision = @revision",
                new { company = guard.Tenant.Value, id = guard.Id.Value, revision = guard.Version },
                transaction) != 1)
            {
                return false;
            }
        }

        foreach (TicketChange change in commit.Changes)
        {
            if (await connection.ExecuteAsync(change.Before is null ? Insert : Update, CaseOf(change), transaction) != 1)
            {
                return false;
            }

            await CrmCaseLog.WriteAsync(connection, transaction, change);
            await WriteLabelsAsync(connection, transaction, change);
            await WriteWordsAsync(connection, transaction, change);
        }

        return true;
    }

    // </write>
    private const string Insert =
        "INSERT INTO crm_case (company, case_ref, case_no, kind, stage, phase, urgency, department, owner, client, cause, opened_at, touched_at, due_at, revision, document) "
        + "VALUES (@company, @id, @number, @kind, @stage, @phase, @urgency, @department, @owner, @client, @cause, @openedAt, @touchedAt, @dueAt, @revision, @document)";

    private const string Update =
        "UPDATE crm_case SET stage = @stage, phase = @phase, urgency = @urgency, department = @department, owner = @owner, client = @client, cause = @cause, "
        + "touched_at = @touchedAt, due_at = @dueAt, revision = @revision, document = @document WHERE company = @company AND case_ref = @id AND revision = @expected";

    // <columns>
    private static object CaseOf(TicketChange change)
    {
        Ticket ticket = change.After;
        return new
        {
            company = ticket.Tenant.Value,
            id = ticket.Id.Value,
            number = ticket.Number,
            kind = ticket.Type,
            stage = ticket.State,
            phase = (long)ticket.Category,
            urgency = ticket.Priority,
            department = ticket.Group,
            owner = ticket.Assignee?.Value,
            client = ticket.Customer?.Value,
            cause = ticket.Reason,
            openedAt = ticket.CreatedAt.UtcTicks,
            touchedAt = ticket.UpdatedAt.UtcTicks,
            dueAt = (ticket.DueAt ?? DateTimeOffset.MaxValue).UtcTicks,
            revision = ticket.Version,
            expected = change.ExpectedVersion,
            document = TicketJson.Write(ticket),
        };
    }

    // </columns>
    private static async Task WriteLabelsAsync(DbConnection connection, DbTransaction transaction, TicketChange change)
    {
        await ReplaceAsync("label", change.Before?.Tags ?? [], change.After.Tags);
        await ReplaceAsync("contact", change.Before is { } before ? TicketContactPoints.Of(before) : [], TicketContactPoints.Of(change.After));

        async Task ReplaceAsync(string name, IReadOnlyList<string> former, IReadOnlyList<string> now)
        {
            foreach (string value in former.Except(now))
            {
                await connection.ExecuteAsync(
                    $"DELETE FROM crm_case_{name} WHERE company = @company AND {name} = @value AND case_ref = @id",
                    new { company = change.After.Tenant.Value, value, id = change.After.Id.Value },
                    transaction);
            }

            foreach (string value in now.Except(former))
            {
                await connection.ExecuteAsync(
                    $"INSERT INTO crm_case_{name} (company, {name}, case_ref) VALUES (@company, @value, @id)",
                    new { company = change.After.Tenant.Value, value, id = change.After.Id.Value },
                    transaction);
            }
        }
    }

    // <words>
    private static async Task WriteWordsAsync(DbConnection connection, DbTransaction transaction, TicketChange change)
    {
        (string company, string id) = (change.After.Tenant.Value, change.After.Id.Value);
        if (change.SearchText is { } text)
        {
            // What the case says about itself is replaced; what was written stays.
            await connection.ExecuteAsync("DELETE FROM crm_case_word WHERE company = @company AND case_ref = @id AND part = 1", new { company, id }, transaction);
            await AddAsync(text, TicketTextParts.Ticket);
        }

        if (change.AllComments is not null)
        {
            // Something that was written has changed or is gone, and must not be found any more.
            await connection.ExecuteAsync("DELETE FROM crm_case_word WHERE company = @company AND case_ref = @id AND part > 1", new { company, id }, transaction);
        }

        foreach (TicketComment comment in change.AllComments ?? change.Comments)
        {
            await AddAsync(comment.Text, comment.IsPublic ? TicketTextParts.PublicReplies : TicketTextParts.InternalNotes);
        }

        async Task AddAsync(string words, TicketTextParts part)
        {
            foreach (string word in TextTokenizer.ForIndex(words))
            {
                await connection.ExecuteAsync(
                    "INSERT INTO crm_case_word (company, word, part, case_ref) VALUES (@company, @word, @part, @id) ON CONFLICT DO NOTHING",
                    new { company, word, part = (long)part, id },
                    transaction);
            }
        }
    }

    // </words>
}
