using CustomerLifecycle;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Storage.KillTarget;
using Microsoft.Extensions.DependencyInjection;

// Arguments: sqlite or postgresql, the connection string, and what to do: run (until killed), finish, or lock (hold it until killed).
if (args is not [var provider, var connectionString, var mode] || mode is not ("run" or "finish" or "lock"))
{
    Console.Error.WriteLine("Usage: sqlite|postgresql CONNECTION run|finish|lock");
    return 2;
}

ServiceCollection services = new();
services.AddStorageSchema("kill", typeof(Workload).Assembly);
services.AddIntegrationEventHandler<EventEffects>();
services.AddSingleton<IDueHandler, DueEffects>();
services.AddSingleton(provider => new Workload(
    provider.GetRequiredService<StorageBackend>().Relational!,
    provider.GetRequiredService<INumberSequence>(),
    provider.GetRequiredService<IIdGenerator>(),
    provider.GetRequiredService<TimeProvider>()));
services.AddCustomerLifecycle(lifecycle =>
{
    _ = provider == "sqlite" ? lifecycle.UseSqlite(connectionString) : lifecycle.UsePostgreSql(connectionString);
    lifecycle.ConfigureStorage(options => options.RetryDelay = TimeSpan.FromMilliseconds(5));
});
await using ServiceProvider host = services.BuildServiceProvider();

// Whoever started this process holds its input open; when that one is gone, so is the purpose of this one.
_ = Task.Run(async () =>
{
    while (await Console.In.ReadLineAsync() is not null)
    {
    }

    Environment.Exit(3);
});

Console.WriteLine("starting");
try
{
    if (mode == "lock")
    {
        Console.WriteLine(await host.GetRequiredService<IOutboxStore>().TryLockAsync(CancellationToken.None) is null ? "error locked already" : "locked");
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
    }

    Workload workload = host.GetRequiredService<Workload>();
    Dispatching dispatching = new(host.GetRequiredService<OutboxDispatcher>(), host.GetRequiredService<DueDispatcher>(), workload, TimeProvider.System);
    await (mode == "run" ? Task.WhenAll(workload.RunAsync(), dispatching.RunAsync()) : workload.ResendAsync());
    await dispatching.FinishAsync();
}
catch (StorageException e)
{
    Console.WriteLine("error " + e);
    return 1;
}

Console.WriteLine("done");
return 0;
