using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CustomerLifecycle.Storage.ContractTests.Kill;

/// <summary>Looks at the tables with SQL of its own, past the code that wrote them.</summary>
internal static class KillAudit
{
    public static async Task VerifyAsync(string provider, string connectionString, IReadOnlyList<Acknowledgement> acknowledged)
    {
        await using DbConnection connection = provider == "sqlite" ? new SqliteConnection(connectionString) : new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        if (provider == "sqlite")
        {
            Assert.Equal("ok", await connection.QuerySingleAsync<string>("PRAGMA integrity_check"));
        }

        List<Acknowledgement> items = [.. (await connection.QueryAsync<Row>("SELECT worker, ordinal, number FROM cl_kill_item ORDER BY worker, ordinal")).Select(row => new Acknowledgement(row.Worker, row.Ordinal, row.Number))];

        // Every acknowledged write is there, each command once, without a gap, with a number of its own.
        Assert.Empty(acknowledged.Except(items));
        Assert.Equal(items.Count, items.Select(item => (item.Worker, item.Ordinal)).Distinct().Count());
        Assert.All(items.GroupBy(item => item.Worker), worker => Assert.Equal(Enumerable.Range(1, worker.Count()).Select(i => (long)i), worker.Select(item => item.Ordinal)));
        Assert.Equal(items.Count, items.Select(item => item.Number).Distinct().Count());

        // Every committed event had one effect, in the order of its stream; every due item had one.
        Assert.Equal(items.Select(Identity), (await EffectsAsync("event", "position")).Select(Identity));
        Assert.Equal(items.Select(Identity), (await EffectsAsync("due", "ordinal")).Select(Identity));

        Assert.Equal(items.Count, await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM cl_outbox"));
        Assert.Equal(0, await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM cl_outbox WHERE dispatched_at IS NULL"));
        Assert.Equal(0, await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM cl_delivery"));
        Assert.Equal(0, await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM cl_due"));

        async Task<IEnumerable<Acknowledgement>> EffectsAsync(string source, string order) =>
            (await connection.QueryAsync<Row>($"SELECT worker, ordinal FROM cl_kill_effect WHERE source = '{source}' ORDER BY worker, {order}")).Select(row => new Acknowledgement(row.Worker, row.Ordinal, 0));
    }

    private static (string Worker, long Ordinal) Identity(Acknowledgement item) => (item.Worker, item.Ordinal);

    private sealed class Row
    {
        public string Worker { get; init; } = "";

        public long Ordinal { get; init; }

        public long Number { get; init; }
    }
}
