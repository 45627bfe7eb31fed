using System.Data.Common;
using CustomerLifecycle.Benchmarks.Ratios;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;

namespace CustomerLifecycle.Benchmarks.Storage;

/// <summary>Commits of texts that are as expensive to index as any can be, against the same texts with a prepared insert for each token they have.</summary>
internal sealed class SearchIndexRatios(string database) : IRatioMeasurement
{
    private const int Texts = 5;
    private const string Insert = "INSERT INTO cl_search (tenant, scope, token, item_key) VALUES (@tenant, @scope, @token, @key) ON CONFLICT (tenant, scope, token, item_key) DO NOTHING";

    private static readonly TenantId Tenant = new("bench");

    // As long as a comment may be, and no character twice.
    private static readonly string Text = string.Concat(Enumerable.Range(0x3400, 0x9FFF - 0x3400).Concat(Enumerable.Range(0x20000, 19_000)).Select(char.ConvertFromUtf32))[..65_535];

    private TestStorage? _storage;
    private int _item;

    public string Name => $"storage.search-index.{database}.65536-characters";

    public string Unit => "1/s";

    public string BaselineName => "raw, a row for each";

    public string Goal => ">= 10";

    private RelationalStorage Relational => _storage!.Get<StorageBackend>().Relational!;

    internal static IEnumerable<IRatioMeasurement> All() => [new SearchIndexRatios("sqlite-full"), new SearchIndexRatios("postgresql")];

    public async Task<string?> PrepareAsync()
    {
        try
        {
            _storage = await TestStorage.CreateAsync(database == "postgresql" ? database : "sqlite");
        }
        catch (Xunit.Sdk.SkipException e)
        {
            return e.Message;
        }

        await Relational.EnsureReadyAsync();
        return null;
    }

    public Task<RatioSample> RunOursAsync() => RatioSample.PerSecondAsync(async () =>
    {
        for (int i = 0; i < Texts; i++)
        {
            await Relational.CommitAsync(new StorageCommit { Tenant = Tenant, Stream = "bench", Search = [new("bench", $"{_item++}", Text)] });
        }

        return Texts;
    });

    public async Task<RatioSample> RunBaselineAsync()
    {
        await using RawConnection raw = new(await Relational.DataSource.OpenConnectionAsync(), Relational.Dialect.PositionalParameters);
        CompiledSqlCache compiled = new(Relational.Dialect);
        string[] tokens = [.. Tokens()];
        return await RatioSample.PerSecondAsync(async () =>
        {
            string key = $"{_item++}";
            await using DbTransaction transaction = await raw.Connection.BeginTransactionAsync();
            foreach (string token in tokens)
            {
                SqlStatement insert = new(Insert, new("tenant", Tenant.Value), new("scope", "bench"), new("token", token), new("key", key));
                await raw.ExecuteAsync(PlannedStatement.Create(insert, compiled), transaction);
            }

            await transaction.CommitAsync();
            return 1;
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_storage is not null)
        {
            await _storage.DisposeAsync();
        }
    }

    // Piece by piece, for of the whole only the beginning is indexed.
    private static IEnumerable<string> Tokens()
    {
        string[] characters = [.. Text.EnumerateRunes().Select(rune => rune.ToString())];
        return characters.Concat(characters.Zip(characters.Skip(1), string.Concat));
    }
}
