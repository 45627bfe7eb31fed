using CustomerLifecycle.Storage;
using Dapper;

namespace CustomerLifecycle.Routing;

/// <summary>A turn under the pool's write lock: what is read in it stays the newest until it is over.</summary>
internal sealed class RelationalTurn(RoutingPoolId pool, LockedSession session) : IRoutingTurn
{
    private const string InsertEntry = """
        INSERT INTO cl_routing_log (tenant, pool, sequence, at, version, writer, events)
        VALUES (@tenant, @pool, @sequence, @at, @version, @writer, @events)
        """;

    private const string InsertCursor = "INSERT INTO cl_routing_cursor (tenant, pool, sequence) VALUES (@tenant, @pool, 0) ON CONFLICT DO NOTHING";

    public async Task<IReadOnlyList<RoutingLogEntry>> ReadAsync(long afterSequence, int take, CancellationToken cancellationToken) =>
        LogRow.ToEntries(await session.QueryAsync<LogRow>(LogRow.Tail, LogRow.After(pool, afterSequence, take), cancellationToken).ConfigureAwait(false));

    public async Task<IReadOnlyDictionary<string, RoutingOutcome>> FindAnswersAsync(IReadOnlyCollection<string> commandIds, CancellationToken cancellationToken)
    {
        Dictionary<string, RoutingOutcome> answers = new(StringComparer.Ordinal);
        int prefix = RoutingCommit.KeyOf(pool, "").Length;
        foreach (string[] some in commandIds.Chunk(SqlInList.MaxValues))
        {
            DynamicParameters parameters = new(new { tenant = pool.Tenant.Value });
            string keys = SqlInList.Add(parameters, "key", [.. some.Select(id => RoutingCommit.KeyOf(pool, id))]);
            var rows = await session.QueryAsync<AnswerRow>(
                "SELECT idem_key AS IdemKey, result AS Result FROM cl_idempotency WHERE tenant = @tenant AND idem_key IN " + keys, parameters, cancellationToken).ConfigureAwait(false);
            foreach (var row in rows)
            {
                answers[row.IdemKey[prefix..]] = RoutingLogFormat.ReadOutcome(row.Result!);
            }
        }

        return answers;
    }

    public async Task<bool> AppendAsync(RoutingAppend append)
    {
        var entry = append.Entry;
        SqlParameter tenant = new("tenant", pool.Tenant.Value);
        SqlParameter name = new("pool", pool.Name);
        SqlStatement insert = new(
            InsertEntry,
            tenant,
            name,
            new("sequence", entry.Sequence),
            new("at", entry.At.UtcTicks),
            new("version", (long)RoutingLogFormat.CurrentVersion),
            new("writer", entry.Writer),
            new("events", RoutingLogFormat.Write(entry.Events)));
        SqlStatement[] statements = entry.Sequence == 1 ? [insert, new(InsertCursor, tenant, name)] : [insert];
        return (await session.CommitAsync(RoutingCommit.Of(pool, append, statements)).ConfigureAwait(false)).Status == CommitStatus.Committed;
    }

    public ValueTask DisposeAsync() => session.DisposeAsync();

    private sealed class AnswerRow
    {
        public string IdemKey { get; init; } = "";

        public string? Result { get; init; }
    }
}
