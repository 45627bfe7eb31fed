using System.Globalization;
using Npgsql;

namespace CustomerLifecycle.Benchmarks.Routing;

/// <summary>The router over tables: a table of agents, a table of contacts, prepared statements, a pool of connections.</summary>
internal sealed class SkipLockedRouter : IAsyncDisposable
{
    // Several times the cores of a small machine; whoever measures the peer elsewhere tries other numbers too, since more only wait for each other.
    internal const int Connections = 32;

    private readonly NpgsqlDataSource _source;

    private SkipLockedRouter(NpgsqlDataSource source) => _source = source;

    internal static async Task<SkipLockedRouter> CreateAsync(string connectionString, int agents)
    {
        NpgsqlConnectionStringBuilder builder = new(connectionString) { MaxPoolSize = Connections, MaxAutoPrepare = 20, AutoPrepareMinUsages = 2, Timeout = 60 };
        SkipLockedRouter router = new(NpgsqlDataSource.Create(builder));
        await using NpgsqlCommand create = router._source.CreateCommand(
            "CREATE TABLE bench_agent (id text PRIMARY KEY, used int NOT NULL, capacity int NOT NULL, idle_since timestamptz NOT NULL); "
            + "CREATE INDEX bench_agent_idle ON bench_agent (idle_since) WHERE used < capacity; "
            + "CREATE TABLE bench_contact (id text PRIMARY KEY, queue text NOT NULL, channel text NOT NULL, state text NOT NULL, agent text, created timestamptz NOT NULL, assigned timestamptz, completed timestamptz); "
            + "INSERT INTO bench_agent SELECT 'agent-' || i, 0, 1, now() FROM generate_series(1, " + agents.ToString(CultureInfo.InvariantCulture) + ") i");
        await create.ExecuteNonQueryAsync();
        return router;
    }

    internal async Task<AgentId> EnqueueAsync(ContactId contact)
    {
        await using NpgsqlConnection connection = await _source.OpenConnectionAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, "INSERT INTO bench_contact (id, queue, channel, state, created) VALUES ($1, 'line', 'web-chat', 'waiting', now())", contact.Value);
        string agent = (string)(await ExecuteAsync(
            connection, "SELECT id FROM bench_agent WHERE used < capacity ORDER BY idle_since LIMIT 1 FOR UPDATE SKIP LOCKED") ?? throw new InvalidOperationException("no agent is free"));
        await ExecuteAsync(connection, "UPDATE bench_agent SET used = used + 1 WHERE id = $1", agent);
        await ExecuteAsync(connection, "UPDATE bench_contact SET state = 'assigned', agent = $2, assigned = now() WHERE id = $1", contact.Value, agent);
        await transaction.CommitAsync();
        return new AgentId(agent);
    }

    internal async Task CompleteAsync(ContactId contact, AgentId agent)
    {
        await using NpgsqlConnection connection = await _source.OpenConnectionAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, "UPDATE bench_contact SET state = 'closed', completed = now() WHERE id = $1 AND agent = $2", contact.Value, agent.Value);
        await ExecuteAsync(connection, "UPDATE bench_agent SET used = used - 1, idle_since = now() WHERE id = $1", agent.Value);
        await transaction.CommitAsync();
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql, params string[] values)
    {
        await using NpgsqlCommand command = new(sql, connection);
        foreach (string value in values)
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
        }

        return await command.ExecuteScalarAsync();
    }
}
