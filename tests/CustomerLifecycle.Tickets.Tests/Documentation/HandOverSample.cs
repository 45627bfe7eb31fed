using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Tickets.Documentation;

/// <summary>The programs of the page "Hand over between departments".</summary>
internal static class HandOverSample
{
    public static async Task<IReadOnlyList<string>> RunAsync(TimeProvider clock)
    {
        List<string> printed = [];
        ServiceCollection services = new();
        services.AddSingleton(clock);

        // <page>
        services.AddCustomerLifecycle(lifecycle => lifecycle.UseInMemory().AddTickets(tickets => tickets
            .AddCalendar("office", BusinessCalendar.InZone("Asia/Shanghai").Weekdays("09:00-12:00", "13:00-18:00").Build())
            .AddSlaPolicy(SlaPolicy.Create("standard", "office")
                .Resolution(TimeSpan.FromHours(24))
                .Group("workshop", TimeSpan.FromHours(6))
                .Group("parts", TimeSpan.FromHours(3)))
            .AddEscalationPath(new() { Name = "repairs", TicketTypes = ["after-sales"], Steps = [new(Priority: "high"), new("engineering", "urgent")] })
            .DistributeGroup("workshop", new("wang"), new("zhao"))));
        // </page>
        await using ServiceProvider provider = services.BuildServiceProvider();
        ITicketService tickets = provider.GetRequiredService<ITicketService>();
        (TenantId shop, TicketActor ann) = (new("shop"), TicketActor.Agent(new("ann")));
        Ticket ticket = (await tickets.CreateAsync(new() { Tenant = shop, Type = "after-sales", Subject = "The washing machine leaks", Actor = ann, Group = "desk" })).EnsureApplied();

        // <page>
        ticket = (await tickets.HandOverAsync(new()
        {
            Tenant = shop,
            Ticket = ticket.Id,
            Actor = ann,
            Group = "workshop",
            Reason = "Needs a new pump",
            ExpectedVersion = ticket.Version,
        })).EnsureApplied();
        foreach (SlaState clockState in tickets.GetSla(ticket))
        {
            printed.Add($"{clockState.Kind} {clockState.Group}: due {clockState.DueAt:yyyy-MM-dd HH:mm} UTC");
        }
        // </page>

        await provider.GetRequiredService<CustomerLifecycle.Storage.DueDispatcher>().DrainAsync();
        ticket = (await tickets.GetAsync(shop, ticket.Id))!;
        printed.Add($"{ticket.Group}: {ticket.Assignee}");

        // <page>
        TicketResult escalated = await tickets.EscalateAsync(new() { Tenant = shop, Ticket = ticket.Id, Actor = ann, Reason = "Third visit" });
        TicketResult next = await tickets.ClaimNextAsync(new() { Tenant = shop, Agent = new("li"), Actor = TicketActor.Agent(new("li")), Groups = ["parts", "desk"] });
        // </page>
        printed.Add($"{escalated.Ticket!.EscalationLevel} {escalated.Ticket.Priority}");
        printed.Add(next.Refusals[0].Code);
        return printed;
    }
}
