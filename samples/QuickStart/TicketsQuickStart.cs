using CustomerLifecycle;
using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;
using CustomerLifecycle.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace QuickStart;

internal static class TicketsQuickStart
{
    internal static async Task RunAsync()
    {
        // <readme>
        await using ServiceProvider provider = new ServiceCollection()
            .AddCustomerLifecycle(lifecycle => lifecycle.UseInMemory().AddTickets(tickets => tickets
                .AddCalendar("shop", BusinessCalendar.InZone("Asia/Shanghai").EveryDay("09:00-18:00").Build())
                .AddSlaPolicy(SlaPolicy.Create("standard", "shop").FirstResponse(TimeSpan.FromHours(1)).Resolution(TimeSpan.FromHours(8)))))
            .BuildServiceProvider();
        ITicketService tickets = provider.GetRequiredService<ITicketService>();
        (TenantId shop, TicketActor ann) = (new("shop"), TicketActor.Agent(new("ann")));

        TicketResult created = await tickets.CreateAsync(new CreateTicket
        {
            Tenant = shop, Type = "after-sales", Subject = "The washing machine leaks", Actor = ann, Group = "service", IdempotencyKey = "mail/17",
        });
        Ticket ticket = created.EnsureApplied();
        Console.WriteLine($"{ticket.Number} is {ticket.State}; first response {tickets.GetSla(ticket)[0].Status}, may {string.Join(" or ", tickets.PermittedTriggers(ticket))}");

        ticket = (await tickets.FireAsync(new FireTrigger { Tenant = shop, Ticket = ticket.Id, Actor = ann, Trigger = "Start" })).EnsureApplied();
        TicketResult solved = await tickets.FireAsync(new FireTrigger { Tenant = shop, Ticket = ticket.Id, Actor = ann, Trigger = "Solve" });
        Console.WriteLine($"{solved.Status}: {solved.Refusals[0].Message}");
        ticket = (await tickets.HandOverAsync(new HandOverTicket { Tenant = shop, Ticket = ticket.Id, Actor = ann, Group = "workshop" })).EnsureApplied();
        Console.WriteLine($"{ticket.State} at {ticket.Group}, {(await tickets.GetHistoryAsync(shop, ticket.Id)).Count} entries of history");
        // </readme>
    }
}
