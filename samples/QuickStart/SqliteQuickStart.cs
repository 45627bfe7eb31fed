using System.Data.Common;
using CustomerLifecycle;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace QuickStart;

internal static class SqliteQuickStart
{
    internal static async Task RunAsync()
    {
        // <readme>
        await using ServiceProvider provider = new ServiceCollection()
            .AddCustomerLifecycle(lifecycle => lifecycle.UseSqlite("Data Source=shop.db"))
            .BuildServiceProvider();
        RelationalStorage storage = provider.GetRequiredService<StorageBackend>().Relational!;
        await storage.EnsureReadyAsync();

        // An order of the host and an event of the suite, in one transaction of the host.
        await using DbConnection connection = await storage.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY, amount BIGINT NOT NULL)");
        await using DbTransaction transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("INSERT INTO orders (id, amount) VALUES ('o1', 4900)", transaction: transaction);
        CommitResult result = await storage.CommitAsync(
            new StorageCommit
            {
                Tenant = new("shop"), Stream = "customer/c1", IdempotencyKey = "order/o1",
                Events = [new CustomerTagged { Id = new("e1"), Tenant = new("shop"), OccurredAt = TimeProvider.System.GetUtcNow(), Customer = new("c1"), Tag = "buyer", TagSource = "orders" }],
            },
            transaction);
        await transaction.CommitAsync();
        Console.WriteLine($"{result.Status}; waiting for delivery: {await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM cl_outbox")}");
        // </readme>
    }
}
