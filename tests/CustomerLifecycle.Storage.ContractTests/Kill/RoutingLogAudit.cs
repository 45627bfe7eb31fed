using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;

namespace CustomerLifecycle.Storage.ContractTests.Kill;

/// <summary>Reads the JSON of a pool's log and the outbox, and counts. It shares nothing with the code that decides.</summary>
internal sealed class RoutingLogAudit
{
    private readonly Dictionary<string, Agent> _agents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _assigned = new(StringComparer.Ordinal);
    private readonly HashSet<string> _enqueued = new(StringComparer.Ordinal);
    private readonly HashSet<string> _closed = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), Balance> _balances = [];

    public IReadOnlySet<string> Closed => _closed;

    public int Writers { get; private set; }

    public int MostFullTurns { get; private set; }

    /// <summary>Verifies a pool's whole log, and that the outbox tells of each contact once.</summary>
    public static async Task<RoutingLogAudit> VerifyAsync(RelationalStorage storage, string tenant, string pool)
    {
        RoutingLogAudit audit = new();
        DbConnection connection = await storage.DataSource.OpenConnectionAsync();
        await using (connection)
        {
            List<Row> rows = [.. await connection.QueryAsync<Row>(
                "SELECT sequence AS Sequence, at AS At, writer AS Writer, events AS Events FROM cl_routing_log WHERE tenant = @tenant AND pool = @pool ORDER BY sequence", new { tenant, pool })];
            audit.Writers = rows.Select(row => row.Writer).Distinct().Count();
            long next = 1;
            long at = 0;
            foreach (Row row in rows)
            {
                Assert.Equal(next, row.Sequence);
                Assert.True(row.At >= at, "the log's time goes back");
                at = row.At;
                using JsonDocument events = JsonDocument.Parse(row.Events);
                foreach (JsonElement e in events.RootElement.EnumerateArray())
                {
                    audit.Take(e, next++);
                }
            }

            // Every contact that came was answered once and is gone: there is nobody whom nobody knows of.
            Assert.Equal(audit._enqueued.Order(StringComparer.Ordinal), audit._assigned.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(audit._enqueued.Order(StringComparer.Ordinal), audit._closed.Order(StringComparer.Ordinal));
            await audit.VerifyOutboxAsync(connection, tenant);
        }

        return audit;
    }

    private async Task VerifyOutboxAsync(DbConnection connection, string tenant)
    {
        List<(string Type, string Contact)> told = [];
        foreach (Told row in await connection.QueryAsync<Told>("SELECT type AS Type, payload AS Payload FROM cl_outbox WHERE tenant = @tenant ORDER BY sequence", new { tenant }))
        {
            using JsonDocument envelope = JsonDocument.Parse(row.Payload);
            if (envelope.RootElement.GetProperty("data").TryGetProperty("contact", out JsonElement contact))
            {
                told.Add((row.Type, contact.GetString()!));
            }
        }

        foreach (var type in told.GroupBy(pair => pair.Type))
        {
            Assert.Equal(_enqueued.Order(StringComparer.Ordinal), type.Select(pair => pair.Contact).Order(StringComparer.Ordinal));
        }

        // Queued, assigned, completed and closed.
        Assert.Equal(4, told.Select(pair => pair.Type).Distinct().Count());
    }

    private void Take(JsonElement e, long sequence)
    {
        string? contact = e.TryGetProperty("c", out JsonElement c) ? c.GetString() : null;
        switch (e.GetProperty("$").GetString())
        {
            case "in":
                JsonElement profile = e.GetProperty("a");
                _agents.TryAdd(profile.GetProperty("id").GetString()!, new Agent(
                    profile.GetProperty("capacity").GetProperty("total").GetInt32(), profile.GetProperty("queues")[0].GetProperty("queue").GetString()!));
                break;
            case "enqueued":
                string id = e.GetProperty("r").GetProperty("contact").GetString()!;
                Assert.True(_enqueued.Add(id), $"{id} came twice, at {sequence}");
                break;
            case "assigned":
                Assign(contact!, e.GetProperty("a").GetString()!, e.GetProperty("u").GetInt32(), sequence);
                break;
            case "closed":
                string holder = e.GetProperty("a").GetString()!;
                Assert.True(_closed.Add(contact!), $"{contact} was closed twice, at {sequence}");
                Assert.Equal(_assigned[contact!], holder);
                _agents[holder].Used--;
                break;
            case "offered" or "accepted" or "requeued" or "left":
                Assert.Fail($"{contact} was {e.GetProperty("$").GetString()}, which nobody asked for, at {sequence}");
                break;
        }
    }

    private void Assign(string contact, string agent, int cost, long sequence)
    {
        Assert.True(_enqueued.Contains(contact) && _assigned.TryAdd(contact, agent), $"{contact} was given to two agents, or never came, at {sequence}");
        Assert.Equal(1, cost);
        Agent chosen = _agents[agent];
        foreach ((string other, Agent rival) in _agents.Where(pair => pair.Key != agent && pair.Value.Queue == chosen.Queue && pair.Value.Used < pair.Value.Total))
        {
            bool isFirst = string.CompareOrdinal(agent, other) < 0;
            Balance balance = _balances.TryGetValue(isFirst ? (agent, other) : (other, agent), out Balance? found) ? found : _balances[isFirst ? (agent, other) : (other, agent)] = new Balance();
            balance.Add(isFirst ? 1 : -1);
            Assert.True(balance.Spread <= 1, $"of {agent} and {other}, both free all the while, one was {balance.Spread} ahead, at {sequence}");
        }

        chosen.Used += cost;
        Assert.True(chosen.Used <= chosen.Total, string.Create(CultureInfo.InvariantCulture, $"{agent} has {chosen.Used} of {chosen.Total}, at {sequence}"));
        if (chosen.Used == chosen.Total)
        {
            // Whoever is full is not eligible, and what is compared begins anew.
            MostFullTurns++;
            foreach (var pair in _balances.Keys.Where(pair => pair.Item1 == agent || pair.Item2 == agent).ToList())
            {
                _balances.Remove(pair);
            }
        }
    }

    private sealed class Agent(int total, string queue)
    {
        public int Total { get; } = total;

        public string Queue { get; } = queue;

        public int Used { get; set; }
    }

    /// <summary>How far one of two agents was ahead at any time since both are eligible.</summary>
    private sealed class Balance
    {
        private int _now;
        private int _least;
        private int _most;

        public int Spread => _most - _least;

        public void Add(int turn)
        {
            _now += turn;
            _least = Math.Min(_least, _now);
            _most = Math.Max(_most, _now);
        }
    }

    private sealed class Row
    {
        public long Sequence { get; init; }

        public long At { get; init; }

        public string? Writer { get; init; }

        public string Events { get; init; } = "";
    }

    private sealed class Told
    {
        public string Type { get; init; } = "";

        public byte[] Payload { get; init; } = [];
    }
}
