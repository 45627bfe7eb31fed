using CustomerLifecycle.Events;

namespace CustomerLifecycle.Storage;

/// <summary>A commit as the flat list of statements that a writer runs, built on the caller's thread.</summary>
internal sealed class CommitPlan
{
    private const string InsertKey =
        "INSERT INTO cl_idempotency (tenant, idem_key, result, committed_at) VALUES (@tenant, @key, @result, @now) ON CONFLICT (tenant, idem_key) DO NOTHING";

    private static readonly RowInsert InsertAnswers = new("cl_idempotency", "tenant", "idem_key", "result", "committed_at");

    private static readonly RowInsert InsertEvents = new("cl_outbox", "tenant", "stream", "event_id", "type", "occurred_at", "payload");

    private const string ScheduleDue =
        "INSERT INTO cl_due (tenant, kind, item_key, due_at, run_at, stamp, attempt, dead, payload) VALUES (@tenant, @kind, @key, @dueAt, @dueAt, @stamp, 0, 0, @payload) "
        + "ON CONFLICT (tenant, kind, item_key) DO UPDATE SET due_at = excluded.due_at, run_at = excluded.run_at, stamp = excluded.stamp, attempt = 0, dead = 0, payload = excluded.payload, error = NULL";

    private const string CancelDue = "DELETE FROM cl_due WHERE tenant = @tenant AND kind = @kind AND item_key = @key";

    private const string RemoveSearch = "DELETE FROM cl_search WHERE tenant = @tenant AND scope = @scope AND item_key = @key";

    private static readonly RowInsert InsertSearch = new("cl_search", "tenant", "scope", "token", "item_key")
    {
        Ending = "ON CONFLICT (tenant, scope, token, item_key) DO NOTHING",
    };

    private CommitPlan(StorageCommit commit, IReadOnlyList<PlannedStatement> statements) => (Commit, Statements) = (commit, statements);

    internal StorageCommit Commit { get; }

    /// <summary>In order: the idempotency key, the module's writes with their guards, due items, search tokens, events. Events come last,
    /// so that their sequence is drawn while the row locks of the guards are held: that keeps the order within a stream.</summary>
    internal IReadOnlyList<PlannedStatement> Statements { get; }

    /// <summary>Stores nothing; a way to have a word with the writer.</summary>
    internal static CommitPlan Empty { get; } = new(new StorageCommit { Tenant = new TenantId("customerlifecycle"), Stream = "storage" }, []);

    /// <exception cref="ArgumentException">Something of the commit cannot be stored. It is found here, on the caller's thread, so that it
    /// never meets the commits of others.</exception>
    internal static CommitPlan Create(StorageCommit commit, EventCatalog catalog, CloudEventSerializer serializer, CompiledSqlCache compiled, IIdGenerator ids, DateTimeOffset now)
    {
        commit.Validate();
        string tenant = commit.Tenant.Value;
        List<SqlStatement> statements = new(commit.Statements.Count + commit.Events.Count + commit.Due.Count + 1);
        if (commit.IdempotencyKey is { } key)
        {
            statements.Add(new SqlStatement(InsertKey, new("tenant", tenant), new("key", key), new("result", commit.Result), new("now", now.UtcTicks))
            {
                ExpectedRows = 1,
            });
        }

        statements.AddRange(InsertAnswers.Of(commit.Answers, answer => [tenant, answer.Key, answer.Result, now.UtcTicks]));
        statements.AddRange(commit.Statements);
        foreach (DueChange due in commit.Due)
        {
            statements.Add(due.DueAt is { } dueAt
                ? new SqlStatement(ScheduleDue, new("tenant", tenant), new("kind", due.Kind), new("key", due.Key), new("dueAt", dueAt.UtcTicks), new("stamp", ids.NewGuid().ToString("N")), new("payload", due.Payload))
                : new SqlStatement(CancelDue, new("tenant", tenant), new("kind", due.Kind), new("key", due.Key)));
        }

        foreach (SearchEntry entry in commit.Search)
        {
            if (!entry.Appends || entry.Text is null)
            {
                statements.Add(new SqlStatement(RemoveSearch, new("tenant", tenant), new("scope", entry.Scope), new("key", entry.Key)));
            }

            IReadOnlyList<string> tokens = entry.Text is null ? [] : TextTokenizer.ForIndex(entry.Text);
            statements.AddRange(InsertSearch.Of(tokens, token => [tenant, entry.Scope, token, entry.Key]));
        }

        statements.AddRange(InsertEvents.Of(commit.Events, integrationEvent =>
        [
            tenant,
            integrationEvent.Stream,
            integrationEvent.Id.Value,
            catalog.NameOf(integrationEvent),
            integrationEvent.OccurredAt.UtcTicks,
            serializer.Serialize(integrationEvent),
        ]));
        return new CommitPlan(commit, [.. statements.Select(statement => PlannedStatement.Create(statement, compiled))]);
    }
}
