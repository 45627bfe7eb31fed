using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using CustomerLifecycle.Storage.KillTarget.Tickets;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CustomerLifecycle.Storage.ContractTests.Kill;

/// <summary>Reads the tables with SQL of its own and plays every ticket through the model.</summary>
internal sealed class TicketAudit
{
    private readonly Dictionary<string, List<TicketModel>> _versions = [];
    private readonly Dictionary<string, (string Ticket, long Version)> _byKey = [];
    private readonly Dictionary<string, string> _into = [];

    public static async Task VerifyAsync(string provider, string connectionString, IReadOnlyList<TicketAnswer> answers)
    {
        await using DbConnection connection = provider == "sqlite" ? new SqliteConnection(connectionString) : new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        if (provider == "sqlite")
        {
            Assert.Equal("ok", await connection.QuerySingleAsync<string>("PRAGMA integrity_check"));
        }

        TicketAudit audit = new();
        await audit.PlayHistoryAsync(connection);
        audit.CompareMerges();
        await audit.CompareTicketsAsync(connection);
        await audit.CompareEventsAsync(connection);
        audit.CompareAnswers(answers);
    }

    // Each change is one that the model allows and that really changes something; a double claim is not, nor a count that skips.
    private async Task PlayHistoryAsync(DbConnection connection)
    {
        IEnumerable<HistoryRow> rows = await connection.QueryAsync<HistoryRow>(
            "SELECT ticket, sequence, action, reason, actor, changes FROM cl_tickets_history ORDER BY ticket, sequence");
        foreach (HistoryRow row in rows)
        {
            if (row.Action == "create")
            {
                Assert.Equal(1, row.Sequence);
                _versions.Add(row.Ticket, [new TicketModel()]);
                continue;
            }

            List<TicketModel> versions = _versions[row.Ticket];
            Assert.Equal(versions.Count + 1, row.Sequence);
            TicketOperation operation = Operation(row.Reason!);
            Assert.Equal("agent:w" + operation.Worker, row.Actor);
            TicketModel? next = row.Action switch
            {
                "merge" when versions[^1].MergedInto is null => versions[^1] with { MergedInto = MergedInto(row.Changes) },
                "merge-from" when versions[^1].MergedInto is null => versions[^1] with { Merged = versions[^1].Merged + 1 },
                _ => versions[^1].After(operation),
            };
            Assert.True(next is not null && next != versions[^1], $"{row.Ticket} version {row.Sequence}: {operation} on {versions[^1]}");
            versions.Add(next!);
            if (row.Action == "merge-from")
            {
                Assert.True(_into.TryAdd(operation.Key, row.Ticket), $"{operation.Key} was done twice");
                continue;
            }

            Assert.True(_byKey.TryAdd(operation.Key, (row.Ticket, row.Sequence)), $"{operation.Key} was done twice");
        }
    }

    // Both sides of a merge are there or neither is, and following it comes to an end.
    private void CompareMerges()
    {
        Assert.Equal(
            _byKey.Where(done => Operation(done.Key).Kind == "merge").Select(done => (done.Key, _versions[done.Value.Ticket][^1].MergedInto)).Order(),
            _into.Select(done => (done.Key, (string?)done.Value)).Order());
        foreach (string ticket in _versions.Keys)
        {
            HashSet<string> seen = [];
            for (string? next = ticket; next is not null; next = _versions[next][^1].MergedInto)
            {
                Assert.True(seen.Add(next), $"{ticket} was merged in a circle");
            }
        }
    }

    private async Task CompareTicketsAsync(DbConnection connection)
    {
        List<TicketRow> rows = [.. await connection.QueryAsync<TicketRow>("SELECT id, version, number, state, assignee, team, data FROM cl_tickets_ticket")];
        ILookup<string, string> notes = (await connection.QueryAsync<(string Ticket, string Text)>("SELECT ticket, text FROM cl_tickets_comment ORDER BY ticket, sequence")).ToLookup(note => note.Ticket, note => note.Text);
        Assert.Equal(_versions.Count, rows.Count);
        Assert.Equal(rows.Count, rows.Select(row => row.Number).Distinct().Count());
        foreach (TicketRow row in rows)
        {
            TicketModel model = _versions[row.Id][^1];
            using JsonDocument data = JsonDocument.Parse(row.Data);
            JsonElement ticket = data.RootElement;
            Assert.Equal((_versions[row.Id].Count, model.State, model.Assignee, model.Group), (row.Version, row.State, row.Assignee, row.Team));
            Assert.Equal((row.Version, model.State, model.Assignee, model.Group), (ticket.GetProperty("version").GetInt64(), Text(ticket, "state"), Text(ticket, "assignee"), Text(ticket, "group")));
            Assert.Equal(model.MergedInto, Text(ticket, "mergedInto"));
            Assert.Equal(
                model.Fields.Select(field => (field.Key, field.Value)),
                ticket.TryGetProperty("fields", out JsonElement fields) ? fields.EnumerateObject().Select(field => (field.Name, field.Value.GetString()!)) : []);
            Assert.Equal(model.Notes, notes[row.Id]);

            // The subject is the key under which it was created: a key has one ticket.
            string subject = Text(ticket, "subject")!;
            Assert.True(_byKey.TryAdd(subject, (row.Id, 1)), $"{subject} has two tickets");
        }
    }

    private async Task CompareEventsAsync(DbConnection connection)
    {
        List<(string Stream, string Id, string Type)> events = [.. await connection.QueryAsync<(string, string, string)>("SELECT stream, event_id, type FROM cl_outbox WHERE stream LIKE 'ticket/%' ORDER BY sequence")];
        Assert.Equal(events.Count, events.Select(happened => happened.Id).Distinct().Count());
        ILookup<string, (string Id, string Type)> published = events.ToLookup(happened => happened.Stream["ticket/".Length..], happened => (happened.Id, happened.Type));
        ILookup<string, string> effects = await EffectsAsync("event");
        ILookup<string, string> notified = await EffectsAsync("notify");
        Assert.Equal(events.Count, effects.Sum(ticket => ticket.Count()));
        foreach ((string ticket, List<TicketModel> versions) in _versions)
        {
            Assert.Equal(versions.Select((model, i) => (i == 0 ? null : versions[i - 1], model)).SelectMany(step => TicketModel.Events(step.Item1, step.model)), published[ticket].Select(happened => happened.Type));

            // Every event had one effect, in the order of its ticket; every transition to Solved was notified of once.
            Assert.Equal(published[ticket].Select(happened => happened.Id), effects[ticket]);
            Assert.Equal(
                Enumerable.Range(1, versions.Count - 1).Where(i => versions[i].State == "Solved" && versions[i - 1].State != "Solved").Select(i => i + 1L),
                notified[ticket].Select(version => long.Parse(version, CultureInfo.InvariantCulture)).Order());
        }

        Assert.Equal(0, await connection.QuerySingleAsync<long>("SELECT (SELECT COUNT(*) FROM cl_outbox WHERE dispatched_at IS NULL) + (SELECT COUNT(*) FROM cl_delivery) + (SELECT COUNT(*) FROM cl_due)"));

        async Task<ILookup<string, string>> EffectsAsync(string source) =>
            (await connection.QueryAsync<(string Ticket, string Cause)>("SELECT ticket, cause FROM cl_kill_ticket_effect WHERE source = @source ORDER BY ticket, position", new { source }))
                .ToLookup(effect => effect.Ticket, effect => effect.Cause);
    }

    // What was acknowledged is there, at the version that was said; what was refused had a reason and left nothing.
    private void CompareAnswers(IReadOnlyList<TicketAnswer> answers)
    {
        foreach (IGrouping<string, TicketAnswer> same in answers.GroupBy(answer => answer.Key))
        {
            // A refusal leaves no trace under its key, so what is asked again may be answered otherwise; what is done is done.
            Assert.True(same.Where(IsStored).Distinct().Count() <= 1, string.Join("; ", same));
            foreach (TicketAnswer answer in same)
            {
                if (!answer.Key.StartsWith('w') || Operation(answer.Key).Kind == "create")
                {
                    Assert.Equal(("Applied", (answer.Ticket, 1L)), (answer.Outcome, _byKey[answer.Key]));
                    continue;
                }

                TicketOperation operation = Operation(answer.Key);
                if (operation.Kind is "merge" or "claim-next")
                {
                    CompareTaken(operation, answer);
                    continue;
                }

                TicketModel then = _versions[answer.Ticket][(int)answer.Version - 1];
                switch (answer.Outcome)
                {
                    case "Applied":
                        Assert.True(IsStored(answer) || then.After(operation) == then, $"{answer} is lost: {then}");
                        break;
                    case "Rejected":
                        Assert.True(then.After(operation) is null, $"{answer} was refused without a reason: {then}");
                        break;
                    default:
                        Assert.Equal("Conflict", answer.Outcome);
                        break;
                }
            }
        }

        // A merge is refused only of a ticket that is merged or has others in it; a pool that is empty has no ticket to look at.
        void CompareTaken(TicketOperation operation, TicketAnswer answer)
        {
            Assert.True(answer.Outcome == "Applied" ? IsStored(answer) : answer.Outcome is "Rejected" or "Conflict", $"{answer} is lost");
            if (operation.Kind == "merge" && answer.Outcome == "Rejected")
            {
                Assert.True(_versions[answer.Ticket][^1] is { MergedInto: not null } or { Merged: > 0 }, $"{answer} was refused without a reason");
            }
        }

        bool IsStored(TicketAnswer answer) => _byKey.TryGetValue(answer.Key, out (string Ticket, long Version) stored) && stored == (answer.Ticket, answer.Version);
    }

    private static TicketOperation Operation(string key)
    {
        string[] parts = key[1..].Split('/');
        return TicketOperation.Of(int.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static string MergedInto(string changes)
    {
        using JsonDocument document = JsonDocument.Parse(changes);
        return document.RootElement.EnumerateArray().Single(change => change.GetProperty("field").GetString() == "mergedInto").GetProperty("after").GetString()!;
    }

    private static string? Text(JsonElement ticket, string property) => ticket.TryGetProperty(property, out JsonElement value) ? value.GetString() : null;

    private sealed record HistoryRow
    {
        public required string Ticket { get; init; }

        public required long Sequence { get; init; }

        public required string Action { get; init; }

        public string? Reason { get; init; }

        public required string Actor { get; init; }

        public required string Changes { get; init; }
    }

    private sealed record TicketRow
    {
        public required string Id { get; init; }

        public required long Version { get; init; }

        public required string Number { get; init; }

        public required string State { get; init; }

        public string? Assignee { get; init; }

        public string? Team { get; init; }

        public required string Data { get; init; }
    }
}
