using System.Data.Common;
using System.Globalization;
using CustomerLifecycle.Benchmarks.Ratios;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Benchmarks.Storage;

/// <summary>Durable commits (versioned update, history insert, outbox insert) by concurrent writers, against a raw loop that commits
/// the same prepared statements 64 to a transaction, and against the same commits one by one.</summary>
internal sealed class GroupCommitRatios(string database, int writers, bool oneByOne) : IRatioMeasurement
{
    private const int RawBatch = 64;
    private const string Update = "UPDATE bench_aggregate SET version = @next, state = @state WHERE tenant = @tenant AND id = @id AND version = @version";
    private const string History = "INSERT INTO bench_history (tenant, id, version, entry) VALUES (@tenant, @id, @next, @entry)";

    private static readonly TenantId Tenant = new("bench");
    private static readonly string State = new('s', 200);
    private static readonly string Entry = new('e', 300);

    private readonly long[] _versions = new long[128];
    private TestStorage? _storage;

    public string Name => $"storage.group-commit.{database}.{writers}-writer{(writers == 1 ? "" : "s")}{(oneByOne ? ".one-by-one" : "")}";

    public string Unit => "1/s";

    public string BaselineName => oneByOne ? "raw, one by one" : "raw loop, 64 a commit";

    public string Goal => oneByOne ? "-" : writers == 64 ? ">= 0.60" : "-";

    // Enough for a second or so of work on a disk with a fast fsync, and bounded on a slow one.
    private int Commits => oneByOne || writers == 1 ? 1_000 : 64 * 100;

    private RelationalStorage Relational => _storage!.Get<StorageBackend>().Relational!;

    internal static IEnumerable<IRatioMeasurement> All() =>
        from database in new[] { "sqlite-full", "postgresql" }
        from writers in new[] { 1, 8, 64 }
        from oneByOne in new[] { false, true }
        select new GroupCommitRatios(database, writers, oneByOne);

    public async Task<string?> PrepareAsync()
    {
        try
        {
            _storage = await TestStorage.CreateAsync(
                database == "postgresql" ? database : "sqlite",
                builder => builder.Services.AddStorageSchema("bench", typeof(GroupCommitRatios).Assembly));
        }
        catch (Xunit.Sdk.SkipException e)
        {
            return e.Message;
        }

        for (int i = 0; i < _versions.Length; i++)
        {
            await Relational.CommitAsync(new StorageCommit
            {
                Tenant = Tenant,
                Stream = Id(i),
                Statements = [new SqlStatement("INSERT INTO bench_aggregate (tenant, id, version, state) VALUES (@tenant, @id, 0, @state)", new("tenant", Tenant.Value), new("id", Id(i)), new("state", State))],
            });
        }

        return null;
    }

    public Task<RatioSample> RunOursAsync() => RatioSample.PerSecondAsync(async () =>
    {
        int each = Commits / writers;
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < each; i++)
            {
                CommitResult result = await Relational.CommitAsync(Next(writer));
                if (result.Status != CommitStatus.Committed)
                {
                    throw new InvalidOperationException("A benchmark commit ended as " + result.Status);
                }
            }
        })));
        return (long)each * writers;
    });

    public async Task<RatioSample> RunBaselineAsync()
    {
        // The statements are made before the clock starts: the baseline pays for the database alone.
        int size = oneByOne ? 1 : RawBatch;
        List<IReadOnlyList<PlannedStatement>> commits = [];
        CompiledSqlCache compiled = new(Relational.Dialect);
        StorageContext context = _storage!.Get<StorageContext>();
        for (int i = 0; i < Commits; i++)
        {
            commits.Add(CommitPlan.Create(Next(64 + (i % 64)), context.Catalog, context.Serializer, compiled, context.Ids, context.TimeProvider.GetUtcNow()).Statements);
        }

        await using RawConnection raw = new(await Relational.DataSource.OpenConnectionAsync(), Relational.Dialect.PositionalParameters);
        return await RatioSample.PerSecondAsync(async () =>
        {
            foreach (IReadOnlyList<PlannedStatement>[] batch in commits.Chunk(size))
            {
                await using DbTransaction transaction = await raw.Connection.BeginTransactionAsync();
                foreach (PlannedStatement statement in batch.SelectMany(statements => statements))
                {
                    int rows = await raw.ExecuteAsync(statement, transaction);
                    if (statement.ExpectedRows is { } expected && rows != expected)
                    {
                        throw new InvalidOperationException("A raw commit lost its guard");
                    }
                }

                await transaction.CommitAsync();
            }

            return commits.Count;
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_storage is not null)
        {
            await _storage.DisposeAsync();
        }
    }

    private static string Id(int aggregate) => string.Create(CultureInfo.InvariantCulture, $"aggregate-{aggregate}");

    private StorageCommit Next(int aggregate)
    {
        long version = _versions[aggregate]++;
        string id = Id(aggregate);
        return new StorageCommit
        {
            Tenant = Tenant,
            Stream = "bench/" + id,
            Statements =
            [
                new SqlStatement(Update, new("next", version + 1), new("state", State), new("tenant", Tenant.Value), new("id", id), new("version", version)) { ExpectedRows = 1 },
                new SqlStatement(History, new("tenant", Tenant.Value), new("id", id), new("next", version + 1), new("entry", Entry)),
            ],
            Events =
            [
                new TicketTransitioned
                {
                    Id = EventId.From(_storage!.Get<IIdGenerator>().NewGuid()),
                    Tenant = Tenant,
                    OccurredAt = _storage.Clock.GetUtcNow(),
                    Ticket = new TicketId(id),
                    From = "open",
                    To = "pending",
                    FromCategory = StateCategory.Open,
                    ToCategory = StateCategory.Pending,
                    Trigger = "wait",
                },
            ],
        };
    }
}
