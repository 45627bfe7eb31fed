using System.Data.Common;
using System.Diagnostics;
using CustomerLifecycle.Benchmarks.Ratios;
using CustomerLifecycle.Events;
using CustomerLifecycle.Tickets;
using Dapper;

namespace CustomerLifecycle.Benchmarks.Tickets;

/// <summary>What is asked all day of a million open tickets: the 99th percentile of a call, against the same question asked without an
/// index.</summary>
internal sealed class StoreScaleRatios(string question, MillionTickets tickets) : IRatioMeasurement
{
    private const int Calls = 1_000;
    private const int Claims = 200;
    private const int NaiveCalls = 2;
    private const int PageSize = 50;

    private int _next;

    public string Name => $"tickets.store.{question}.1000000.{tickets.Database}";

    public string Unit => "ns";

    public string BaselineName => "p99 without an index";

    public string Goal => question switch { "next-due" => "p99 <= 5 ms", "open-work" => "p99 <= 2 ms", _ => "-" };

    internal static IEnumerable<IRatioMeasurement> All()
    {
        foreach (string database in new[] { "sqlite", "postgresql" })
        {
            string[] questions = ["next-due", "open-work", "claim"];
            MillionTickets tickets = new(database, users: questions.Length);
            foreach (string question in questions)
            {
                yield return new StoreScaleRatios(question, tickets);
            }
        }
    }

    public Task<string?> PrepareAsync() => tickets.PrepareAsync();

    public Task<RatioSample> RunOursAsync() => PercentileAsync(question == "claim" ? Claims : Calls, question switch
    {
        "next-due" => NextDueAsync,
        "open-work" => OpenWorkAsync,
        _ => ClaimAsync,
    });

    public async Task<RatioSample> RunBaselineAsync()
    {
        await using DbConnection connection = await tickets.Relational.DataSource.OpenConnectionAsync();

        // A plus sign keeps both databases from using an index for the column.
        string sql = "SELECT data FROM cl_tickets_ticket WHERE tenant = @tenant AND +is_open = 1" + question switch
        {
            "next-due" => " ORDER BY +due_at LIMIT 50",
            "open-work" => " AND customer || '' = @customer ORDER BY +created_at LIMIT 100",
            _ => " AND team || '' = @team AND assignee IS NULL ORDER BY CASE priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END, +due_at LIMIT 1",
        };
        return await PercentileAsync(NaiveCalls, async () =>
        {
            int number = _next++;
            Check((await connection.QueryAsync<string>(sql, new { tenant = MillionTickets.Tenant.Value, customer = MillionTickets.Customer(number).Value, team = MillionTickets.Group(number) })).Any());
        });
    }

    public ValueTask DisposeAsync() => tickets.DisposeAsync();

    // Page after page through what is due, from another agent's place each time.
    private async Task NextDueAsync()
    {
        TicketQuery query = new() { Categories = TicketQuery.OpenCategories, Order = TicketOrder.Due, Take = PageSize, After = tickets.Place(_next++) };
        Check((await tickets.Service.QueryAsync(MillionTickets.Tenant, query)).Count == PageSize);
    }

    private async Task OpenWorkAsync() =>
        Check((await tickets.Service.GetOpenWorkAsync(MillionTickets.Tenant, MillionTickets.Customer(_next++))).Open.Count > 0);

    // With the durable commit of the claim.
    private async Task ClaimAsync() =>
        (await tickets.Service.ClaimNextAsync(new() { Tenant = MillionTickets.Tenant, Actor = TicketActor.Agent(new("anna")), Agent = new("anna"), Groups = [MillionTickets.Group(_next++)] })).EnsureApplied();

    private static async Task<RatioSample> PercentileAsync(int calls, Func<Task> call)
    {
        double[] nanoseconds = new double[calls];
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        for (int i = 0; i < calls; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await call();
            nanoseconds[i] = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        }

        Array.Sort(nanoseconds);
        return new(nanoseconds[(int)Math.Ceiling(calls * 0.99) - 1], (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)calls);
    }

    private static void Check(bool holds)
    {
        if (!holds)
        {
            throw new InvalidOperationException("A query of the benchmark did not find what it must.");
        }
    }
}
