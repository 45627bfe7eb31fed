using CustomerLifecycle;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace QuickStart;

internal static class SuiteQuickStart
{
    internal static async Task RunAsync()
    {
        // <readme>
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddCustomerLifecycle(lifecycle => lifecycle
            .UseInMemory()                                   // or UseSqlite("Data Source=lifecycle.db"), UsePostgreSql("Host=...")
            .AddRouting(routing => routing.Queues.Add(new QueueDefinition { Id = new("service") }))
            .AddTickets()
            .AddLeads()
            .AddBots()
            .AddAnalytics(analytics => analytics.Zone = "Asia/Shanghai")
            .AddCustomers());
        using IHost host = builder.Build();
        await host.StartAsync();                             // checks the options, migrates the database, starts the dispatchers

        ITicketService tickets = host.Services.GetRequiredService<ITicketService>();
        TicketResult ticket = await tickets.CreateAsync(new CreateTicket
        {
            Tenant = new("shop"), Type = "after-sales", Subject = "The oven stays cold", Actor = TicketActor.System("web-form"), IdempotencyKey = "form/17",
        });
        Console.WriteLine($"{ticket.Status}: {ticket.Ticket!.Number}");
        await host.StopAsync();
        // </readme>
    }
}
