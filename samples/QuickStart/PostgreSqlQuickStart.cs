using CustomerLifecycle;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace QuickStart;

internal static class PostgreSqlQuickStart
{
    internal static async Task RunAsync()
    {
        // <readme>
        string database = Environment.GetEnvironmentVariable("SHOP_DATABASE") ?? "Host=localhost;Database=shop;Username=shop";
        await using ServiceProvider provider = new ServiceCollection()
            .AddCustomerLifecycle(lifecycle => lifecycle.UsePostgreSql(database))
            .BuildServiceProvider();

        // An order gets its number once, however often and from wherever it is asked for.
        INumberSequence numbers = provider.GetRequiredService<INumberSequence>();
        TenantId shop = new("shop");
        long[] given = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => numbers.NextAsync(shop, "orders", $"order-{i % 50}")));
        Console.WriteLine($"{given.Length} calls, {given.Distinct().Count()} numbers, the greatest {given.Max()}");
        // </readme>
    }
}
