using System.Globalization;
using CustomerLifecycle;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Storage.KillTarget;
using CustomerLifecycle.Storage.KillTarget.Routing;
using CustomerLifecycle.Storage.KillTarget.Tickets;
using CustomerLifecycle.Tickets;
using Microsoft.Extensions.DependencyInjection;

// Arguments: sqlite or postgresql, the connection string, and what to do: run (until killed), finish, or lock (hold it until killed);
// with tickets, commands of ticket workers, who go on as the first line of the input says, such as 0:17,1:12; with webhooks, the events go
// to the address that the first line of the input names.
// With routing, callers of a pool, who go on as the first line says after the number of the process, such as 2;0:17,1:12.
if (args is not [var provider, var connectionString, var mode]
    || mode is not ("run" or "finish" or "lock" or "tickets-run" or "tickets-finish" or "routing-run" or "routing-finish" or "webhooks-run" or "webhooks-finish"))
{
    Console.Error.WriteLine("Usage: sqlite|postgresql CONNECTION run|finish|lock|tickets-run|tickets-finish|routing-run|routing-finish|webhooks-run|webhooks-finish");
    return 2;
}

ServiceCollection services = new();
services.AddStorageSchema("kill", typeof(Workload).Assembly);
bool ofTickets = mode.StartsWith("tickets", StringComparison.Ordinal);
bool ofWebhooks = mode.StartsWith("webhooks", StringComparison.Ordinal);
bool ofRouting = mode.StartsWith("routing", StringComparison.Ordinal);
if (ofRouting)
{
    services.AddSingleton(provider => provider.GetRequiredService<StorageBackend>().Relational!);
    services.AddSingleton<RoutingWorkload>();
}
else if (ofTickets)
{
    services.AddSingleton<TicketEffects>();
    services.AddIntegrationEventHandler<TicketEffects>();
    services.AddTicketEffect<NotifyEffect>();
    services.AddSingleton<TicketWorkload>();
}
else
{
    services.AddIntegrationEventHandler<EventEffects>();
    services.AddSingleton<IDueHandler, DueEffects>();
}

services.AddSingleton(provider => new Workload(
    provider.GetRequiredService<StorageBackend>().Relational!,
    provider.GetRequiredService<INumberSequence>(),
    provider.GetRequiredService<IIdGenerator>(),
    provider.GetRequiredService<TimeProvider>()));
services.AddCustomerLifecycle(lifecycle =>
{
    _ = provider == "sqlite" ? lifecycle.UseSqlite(connectionString) : lifecycle.UsePostgreSql(connectionString);
    _ = ofTickets ? lifecycle.AddTickets(options => options.AddWorkflow(KillWorkflow.Create())) : lifecycle;
    _ = ofRouting ? lifecycle.AddRouting(RoutingWorkload.Configure) : lifecycle;
    _ = ofWebhooks ? lifecycle.AddWebhooks(WebhookSending.Configure) : lifecycle;
    lifecycle.ConfigureStorage(options => options.RetryDelay = TimeSpan.FromMilliseconds(5));
});
await using ServiceProvider host = services.BuildServiceProvider();

string first = ofTickets || ofRouting || ofWebhooks ? await Console.In.ReadLineAsync() ?? "" : "";
string[] start = ofWebhooks ? [first] : first.Split(';');
string[] answered = start[^1].Split(',');

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

    OutboxDispatcher outbox = host.GetRequiredService<OutboxDispatcher>();
    DueDispatcher due = host.GetRequiredService<DueDispatcher>();
    if (ofRouting)
    {
        RoutingWorkload workload = host.GetRequiredService<RoutingWorkload>();
        Dispatching dispatching = new(outbox, due, workload.IsWaitingAsync, TimeProvider.System);
        Task work = workload.RunAsync(int.Parse(start[0], CultureInfo.InvariantCulture), Workers(), goesOn: mode == "routing-run");
        await (mode == "routing-run" ? Task.WhenAll(work, dispatching.RunAsync()) : work);
        await dispatching.FinishAsync();
    }
    else if (ofTickets)
    {
        TicketWorkload workload = host.GetRequiredService<TicketWorkload>();
        Dictionary<int, long> workers = Workers();
        Dispatching dispatching = new(outbox, due, workload.IsWaitingAsync, TimeProvider.System);
        await (mode == "tickets-run" ? Task.WhenAll(workload.RunAsync(workers), dispatching.RunAsync()) : workload.FinishAsync(workers));
        await dispatching.FinishAsync();
    }
    else
    {
        Workload workload = host.GetRequiredService<Workload>();
        Dispatching dispatching = new(outbox, due, workload.IsWaitingAsync, TimeProvider.System);
        if (ofWebhooks)
        {
            await new WebhookSending(host).StartAsync(new(first));
        }

        await (mode is "run" or "webhooks-run" ? Task.WhenAll(workload.RunAsync(), dispatching.RunAsync()) : workload.ResendAsync());
        await dispatching.FinishAsync();
    }
}
catch (StorageException e)
{
    Console.WriteLine("error " + e);
    return 1;
}

Console.WriteLine("done");
return 0;

Dictionary<int, long> Workers() => answered.Select(worker => worker.Split(':')).ToDictionary(
    worker => int.Parse(worker[0], CultureInfo.InvariantCulture), worker => long.Parse(worker[1], CultureInfo.InvariantCulture));
