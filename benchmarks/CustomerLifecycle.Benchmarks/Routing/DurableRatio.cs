using System.Data.Common;
using System.Text.Json;
using CustomerLifecycle.Benchmarks.Ratios;
using CustomerLifecycle.Events;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Benchmarks.Routing;

/// <summary>Durable decisions with 256 commands in flight, against a raw loop of prepared statements that commits the same rows in the same
/// batches; and the telling of what was decided, events a second.</summary>
internal sealed class DurableRatio(string database) : IRatioMeasurement
{
    private const int Commands = 40_000;
    private const int EventsOfACommand = 2;
    private const string Insert = """
        INSERT INTO cl_routing_log (tenant, pool, sequence, at, version, writer, events)
        VALUES (@tenant, @pool, @sequence, @at, @version, @writer, @events)
        """;

    private static readonly RoutingPoolId Pool = new(new TenantId("bench"));

    private readonly long[] _ticks = new long[Commands];
    private TestStorage? _storage;
    private long _from;
    private int _raw;

    public string Name => "routing.durable." + database;

    public string Unit => "1/s";

    public string BaselineName => "raw, same batches";

    public string Goal => ">= 0.5";

    private RelationalStorage Relational => _storage!.Get<StorageBackend>().Relational!;

    public async Task<string?> PrepareAsync()
    {
        try
        {
            _storage = await TestStorage.CreateAsync(database == "postgresql" ? database : "sqlite", builder => builder.AddRouting(DurableLoad.Configure));
        }
        catch (Xunit.Sdk.SkipException e)
        {
            return e.Message;
        }

        await DurableLoad.SignInAsync(_storage.Get<IRouter>(), Pool, DurableLoad.InFlight);
        return null;
    }

    public async Task<RatioSample> RunOursAsync()
    {
        _from = await LastAsync();
        IRouter router = _storage!.Get<IRouter>();
        return await RatioSample.PerSecondAsync(async () =>
        {
            await DurableLoad.RunAsync(router, Pool, Commands, _ticks);
            return Commands;
        });
    }

    public Task<RatioSample> RunBaselineAsync() => RunRawAsync(rowOfEachCommand: false);

    /// <summary>Commits what was decided last again: the rows as they are or, to see what that would cost, a row for each command.</summary>
    private async Task<RatioSample> RunRawAsync(bool rowOfEachCommand)
    {
        var rows = await Relational.QueryAsync<LogRow>(LogRow.Tail, LogRow.After(Pool, _from, int.MaxValue));
        CompiledSqlCache compiled = new(Relational.Dialect);
        string tenant = "raw-" + _raw++;
        List<PlannedStatement[]> batches = [.. rows.Select(row => Texts(row, rowOfEachCommand).Select((text, i) => PlannedStatement.Create(
            new SqlStatement(
                Insert,
                new("tenant", tenant),
                new("pool", Pool.Name),
                new("sequence", row.Sequence + (i * EventsOfACommand)),
                new("at", row.At),
                new("version", row.Version),
                new("writer", row.Writer),
                new("events", text)),
            compiled)).ToArray())];
        await using RawConnection raw = new(await Relational.DataSource.OpenConnectionAsync(), Relational.Dialect.PositionalParameters);
        return await RatioSample.PerSecondAsync(async () =>
        {
            foreach (PlannedStatement[] batch in batches)
            {
                await using DbTransaction transaction = await raw.Connection.BeginTransactionAsync();
                foreach (PlannedStatement statement in batch)
                {
                    await raw.ExecuteAsync(statement, transaction);
                }

                await transaction.CommitAsync();
            }

            return Commands;
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_storage is not null)
        {
            long batches = await Relational.QuerySingleOrDefaultAsync<long>("SELECT COUNT(*) FROM cl_routing_log WHERE tenant = 'bench' AND sequence > @from", new { from = _from });
            await Console.Error.WriteLineAsync(FormattableString.Invariant(
                $"{Name}: p50 {DurableLoad.MillisecondsAt(_ticks, 0.5):F2} ms, p99 {DurableLoad.MillisecondsAt(_ticks, 0.99):F2} ms, {Commands / (double)Math.Max(1, batches):F0} commands a batch"));
            double rows = (await RunRawAsync(rowOfEachCommand: true)).Value;
            await Console.Error.WriteLineAsync(FormattableString.Invariant($"{Name}: the raw loop with a row for each command: {rows:F0}/s"));
            await _storage.DisposeAsync();
        }
    }

    private static IEnumerable<string> Texts(LogRow row, bool rowOfEachCommand)
    {
        if (!rowOfEachCommand)
        {
            return [row.Events];
        }

        using JsonDocument events = JsonDocument.Parse(row.Events);
        return [.. events.RootElement.EnumerateArray().Select(e => e.GetRawText()).Chunk(EventsOfACommand).Select(some => "[" + string.Join(',', some) + "]")];
    }

    private async Task<long> LastAsync() =>
        await Relational.QuerySingleOrDefaultAsync<long?>("SELECT MAX(sequence) FROM cl_routing_log WHERE tenant = 'bench'", null) ?? 0;
}
