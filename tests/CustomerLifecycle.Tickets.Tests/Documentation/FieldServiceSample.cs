using CustomerLifecycle.Events;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Tickets.Documentation;

/// <summary>The programs of the page "Field service and callbacks".</summary>
internal static class FieldServiceSample
{
    public static async Task<IReadOnlyList<string>> RunAsync(TimeProvider clock)
    {
        List<string> printed = [];
        ServiceCollection services = new();
        services.AddSingleton(clock);
        services.AddCustomerLifecycle(lifecycle => lifecycle.UseInMemory().AddTickets(tickets =>
        {
            // <page>
            tickets.FieldService.CallbackDelay = TimeSpan.FromMinutes(30);
            tickets.FieldService.CallbackGroup = "desk";
            tickets.Callbacks.EscalateAfter = TimeSpan.FromMinutes(15);
            tickets.Callbacks.MaximumAttempts = 3;
            // </page>
        }));
        await using ServiceProvider provider = services.BuildServiceProvider();
        ITicketService tickets = provider.GetRequiredService<ITicketService>();
        IFieldService visits = provider.GetRequiredService<IFieldService>();
        ITicketCallbacks callbacks = provider.GetRequiredService<ITicketCallbacks>();
        (TenantId shop, DateTimeOffset tomorrow) = (new("shop"), clock.GetUtcNow().AddDays(1));

        // <page>
        TicketActor ann = TicketActor.Agent(new("ann"));
        TicketActor eve = TicketActor.Agent(new("eve"));
        Ticket order = (await tickets.CreateAsync(new() { Tenant = shop, Type = "field-service", Subject = "The boiler is cold", Actor = ann, Group = "field" })).EnsureApplied();
        await tickets.FireAsync(new() { Tenant = shop, Ticket = order.Id, Actor = ann, Trigger = "Submit", Fields = new Dictionary<string, string> { ["address"] = "1 Harbour Road" } });
        await visits.ScheduleAsync(new()
        {
            Tenant = shop,
            Ticket = order.Id,
            Actor = ann,
            From = tomorrow,
            Until = tomorrow.AddHours(2),
            Place = "1 Harbour Road",
            ContactPoint = new(ContactPointKind.Phone, "13800138000"),
        });
        await visits.DispatchAsync(new() { Tenant = shop, Ticket = order.Id, Actor = ann, Engineer = new AgentId("eve") });

        VisitCommand step = new() { Tenant = shop, Ticket = order.Id, Actor = eve };
        await visits.AcceptAsync(step);
        await visits.DepartAsync(step);
        await visits.ArriveAsync(step);
        order = (await visits.SubmitReportAsync(new()
        {
            Tenant = shop,
            Ticket = order.Id,
            Actor = eve,
            IsComplete = false,
            IncompleteReason = "The pump is not on the van",
            WorkDone = "Pressure checked, pump found broken.",
            Readings = new Dictionary<string, string> { ["pressure"] = "0.4 bar" },
            TravelMinutes = 35,
            WorkMinutes = 40,
            IdempotencyKey = "visit/7/report",
        })).EnsureApplied();
        // </page>
        printed.Add(order.State);

        // <page>
        foreach (TicketCallback due in await callbacks.GetCallbacksAsync(shop, new() { Agent = new("ann") }))
        {
            printed.Add($"{due.Ticket.Number}: {due.Callback.Reason}");
            await callbacks.StartCallbackAsync(new() { Tenant = shop, Ticket = due.Ticket.Id, Actor = ann, Agent = new("ann"), Callback = due.Callback.Id });
            TicketResult called = await callbacks.CompleteCallbackAsync(new()
            {
                Tenant = shop,
                Ticket = due.Ticket.Id,
                Actor = ann,
                Callback = due.Callback.Id,
                Outcome = CallbackOutcome.Reached,
                Note = "Thursday morning suits.",
            });
            printed.Add(called.EnsureApplied().Callbacks[^1].State.ToString());
        }
        // </page>
        return printed;
    }
}
