using System.Data.Common;
using CustomerLifecycle.Tickets;
using Dapper;

namespace OwnTicketTable;

/// <summary>Writes what happened to a case: its history, what was written on it, and the time spent.</summary>
internal static class CrmCaseLog
{
    // <log>
    public static async Task WriteAsync(DbConnection connection, DbTransaction transaction, TicketChange change)
    {
        (string company, string id) = (change.After.Tenant.Value, change.After.Id.Value);

        // What has its place already takes that: an edited note, or an entry from which personal data was erased.
        foreach (TicketHistoryEntry entry in change.Entries.Concat(change.Rewritten))
        {
            await connection.ExecuteAsync(
                "INSERT INTO crm_case_log (company, case_ref, revision, entry) VALUES (@company, @id, @revision, @entry) "
                + "ON CONFLICT (company, case_ref, revision) DO UPDATE SET entry = excluded.entry",
                new { company, id, revision = entry.Sequence, entry = TicketJson.Write(entry) },
                transaction);
        }

        foreach (TicketComment comment in change.Comments)
        {
            await connection.ExecuteAsync(
                "INSERT INTO crm_case_note (company, case_ref, revision, author, is_public, note) VALUES (@company, @id, @revision, @author, @isPublic, @note) "
                + "ON CONFLICT (company, case_ref, revision) DO UPDATE SET author = excluded.author, note = excluded.note",
                new { company, id, revision = comment.Sequence, author = comment.Author, isPublic = comment.IsPublic ? 1L : 0L, note = TicketJson.Write(comment) },
                transaction);
        }

        foreach (TicketTimeEntry entry in change.Time)
        {
            await connection.ExecuteAsync(
                "INSERT INTO crm_case_time (company, case_ref, revision, agent, activity, minutes, billable_minutes, at, entry) "
                + "VALUES (@company, @id, @revision, @agent, @activity, @minutes, @billable, @at, @entry) "
                + "ON CONFLICT (company, case_ref, revision) DO UPDATE SET entry = excluded.entry",
                new
                {
                    company, id, revision = entry.Sequence, agent = entry.Agent.Value, activity = entry.Activity, minutes = entry.Minutes,
                    billable = entry.IsBillable ? entry.Minutes : 0L, at = entry.At.UtcTicks, entry = TicketJson.Write(entry),
                },
                transaction);
        }
    }

    // </log>
}
