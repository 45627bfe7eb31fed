using QuickStart;

SortedDictionary<string, Func<Task>> samples = new(StringComparer.OrdinalIgnoreCase)
{
    ["Abstractions"] = AbstractionsQuickStart.RunAsync,
    ["Storage"] = StorageQuickStart.RunAsync,
    ["Storage.Sqlite"] = SqliteQuickStart.RunAsync,
    ["Storage.PostgreSql"] = PostgreSqlQuickStart.RunAsync,
    ["Routing"] = RoutingQuickStart.RunAsync,
    ["Tickets"] = TicketsQuickStart.RunAsync,
    ["Leads"] = LeadsQuickStart.RunAsync,
    ["Bots"] = BotsQuickStart.RunAsync,
    ["Analytics"] = AnalyticsQuickStart.RunAsync,
    ["Customers"] = CustomersQuickStart.RunAsync,
    ["Suite"] = SuiteQuickStart.RunAsync,
};
if (args is [var name] && samples.TryGetValue(name, out Func<Task>? sample))
{
    Console.OutputEncoding = System.Text.Encoding.UTF8;
    await sample();
    return 0;
}

Console.Error.WriteLine("The smallest useful program of each package: dotnet run --project samples/QuickStart NAME");
Console.Error.WriteLine($"NAME is one of {string.Join(", ", samples.Keys)}.");
return args.Length == 0 ? 0 : 2;
