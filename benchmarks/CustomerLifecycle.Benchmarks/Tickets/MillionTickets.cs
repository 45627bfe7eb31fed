using System.Data.Common;
using System.Globalization;
using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using CustomerLifecycle.Tickets;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Benchmarks.Tickets;

/// <summary>A database with a million open tickets, written by one statement and shared by the measurements that ask it.</summary>
internal sealed class MillionTickets(string database, int users)
{
    internal static readonly TenantId Tenant = new("bench");

    private const int Count = 1_000_000;
    private const int Customers = 200_000;
    private const int Groups = 20;

    // A prime above the count: multiplying by it and taking the rest spreads the tickets without a random number.
    private const long Spread = 1_000_003;
    private const long Step = 104_729;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private TestStorage? _storage;
    private string? _problem;
    private int _users = users;

    public string Database => database;

    public RelationalStorage Relational => _storage!.Get<StorageBackend>().Relational!;

    public ITicketService Service => _storage!.Get<ITicketService>();

    public static CustomerId Customer(int number) => new(string.Create(CultureInfo.InvariantCulture, $"c-{number * 7919L % Customers}"));

    public static string Group(int number) => string.Create(CultureInfo.InvariantCulture, $"g-{number % Groups}");

    /// <summary>Some place in the order of due times, far enough from the end.</summary>
    public TicketCursor Place(int number) => new()
    {
        Order = TicketOrder.Due,
        At = Start.AddSeconds(number * 7919L % (Count / 2)),
        CreatedAt = Start,
        Id = new("t"),
    };

    public async Task<string?> PrepareAsync()
    {
        if (_storage is null && _problem is null)
        {
            try
            {
                _storage = await TestStorage.CreateAsync(database, builder => builder.AddTickets(options => options
                    .AddCalendar("always", BusinessCalendar.AlwaysOpen)
                    .AddSlaPolicy(SlaPolicy.Create("standard", "always").Resolution(TimeSpan.FromHours(8)))));
                await FillAsync();
            }
            catch (Xunit.Sdk.SkipException e)
            {
                _problem = e.Message;
            }
        }

        return _problem;
    }

    public async ValueTask DisposeAsync()
    {
        if (--_users == 0 && _storage is not null)
        {
            await _storage.DisposeAsync();
        }
    }

    private async Task FillAsync()
    {
        await Relational.EnsureReadyAsync();
        await using DbConnection connection = await Relational.DataSource.OpenConnectionAsync();
        bool sqlite = database == "sqlite";
        string[] indexes = [.. await connection.QueryAsync<string>(sqlite
            ? "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'cl_tickets_ticket' AND sql IS NOT NULL"
            : "SELECT indexdef FROM pg_indexes WHERE tablename = 'cl_tickets_ticket' AND indexname NOT LIKE '%_pkey'")];
        await using DbTransaction transaction = await connection.BeginTransactionAsync();
        foreach (string index in indexes)
        {
            await connection.ExecuteAsync("DROP INDEX " + index.Split(" INDEX ")[1].Split(' ')[0], transaction: transaction);
        }

        string numbers = sqlite ? "(WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < @count) SELECT i FROM n)" : "(SELECT CAST(generate_series(0, @count - 1) AS BIGINT) AS i) AS n";
        string digits = sqlite ? "printf('%07d', i)" : "lpad(CAST(i AS TEXT), 7, '0')";
        await connection.ExecuteAsync(
            $"""
            INSERT INTO cl_tickets_ticket (tenant, id, version, number, type, category, state, is_open, priority, team, assignee, customer, reason, created_at, updated_at, due_at, data)
            SELECT @tenant, id, 1, 'N' || digits, 'complaint', 'Open', 'Open', 1, priority, team, CASE WHEN place / {Groups} % 5 = 0 THEN NULL ELSE 'a-' || (place % 500) END, customer, 'repair',
                @start + i * 10000000, @start + i * 10000000, @start + place * 10000000,
                replace(replace(replace(replace(@template, '$digits', digits), '$priority', priority), '$group', team), '$customer', customer)
            FROM (
                SELECT i, place, digits, 't-' || digits AS id, 'g-' || (place % {Groups}) AS team, 'c-' || (i % {Customers}) AS customer,
                    CASE place / 100 % 10 WHEN 0 THEN 'urgent' WHEN 1 THEN 'high' WHEN 2 THEN 'low' ELSE 'normal' END AS priority
                FROM (SELECT i, i * {Step} % {Spread} AS place, {digits} AS digits FROM {numbers}) AS spread
            ) AS ticket
            """,
            new { tenant = Tenant.Value, start = Start.UtcTicks, count = (long)Count, template = Template() },
            transaction,
            commandTimeout: 600);
        foreach (string index in indexes)
        {
            await connection.ExecuteAsync(index, transaction: transaction, commandTimeout: 600);
        }

        await transaction.CommitAsync();

        // What the databases do by themselves a moment later.
        await connection.ExecuteAsync(sqlite ? "PRAGMA wal_checkpoint(TRUNCATE)" : "VACUUM ANALYZE cl_tickets_ticket", commandTimeout: 600);
    }

    private static string Template() => TicketJson.Write(new Ticket
    {
        Tenant = Tenant,
        Id = new("t-$digits"),
        Version = 1,
        Number = "N$digits",
        Type = "complaint",
        WorkflowVersion = 1,
        Subject = "The fridge does not cool",
        Description = "The customer called on Monday and said that the fridge, bought last year, is warm inside.",
        Priority = "$priority",
        State = "Open",
        Category = StateCategory.Open,
        Group = "$group",
        Customer = new("$customer"),
        Reason = "repair",
        CreatedAt = Start,
        UpdatedAt = Start,
        Sla = new() { Policy = "standard", StartedAt = Start, Clocks = [new() { Kind = SlaTargetKind.Resolution, Calendar = "always", Target = TimeSpan.FromHours(8), StartedAt = Start, DueAt = Start.AddHours(8) }] },
    });
}
