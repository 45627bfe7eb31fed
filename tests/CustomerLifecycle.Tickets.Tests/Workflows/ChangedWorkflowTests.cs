using CustomerLifecycle.Events;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets;

public sealed class ChangedWorkflowTests
{
    private static readonly WorkflowDefinition First = WorkflowDefinition.Create("repair")
        .Configure("New", StateCategory.New).Permit("Start", "Checking")
        .Configure("Checking", StateCategory.Open).Permit("Close", "Closed")
        .Configure("Closed", StateCategory.Closed).Build();

    private static readonly WorkflowDefinition Edited = WorkflowDefinition.Create("repair")
        .Configure("New", StateCategory.New).Permit("Start", "Diagnosing")
        .Configure("Diagnosing", StateCategory.Open).Permit("Close", "Closed")
        .Configure("Closed", StateCategory.Closed).Build();

    [Fact]
    [Trait("Feature", "tickets.workflow-versions")]
    public async Task A_version_that_was_edited_in_place_does_not_start_unless_the_host_adopts_it()
    {
        await using TestStorage storage = await TestStorage.SqliteAsync(builder => builder.AddTickets(options => options.AddWorkflow(First)));
        await StartAsync(storage.Services);
        CreateTicket create = NewTicket() with { Type = "repair" };
        Ticket ticket = (await storage.Get<ITicketService>().CreateAsync(create)).EnsureApplied();
        FireTrigger fire = new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Trigger = "Start" };
        (await storage.Get<ITicketService>().FireAsync(fire)).EnsureApplied();

        await using ServiceProvider same = Release(storage, First);
        await StartAsync(same);
        await using ServiceProvider edited = Release(storage, Edited);
        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(edited));
        Assert.Contains("version 1 of 'repair'", refused.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(TicketsOptions.ChangedWorkflows), refused.Message, StringComparison.Ordinal);

        await using ServiceProvider adopting = Release(storage, Edited, options => options.ChangedWorkflows = ChangedWorkflowRule.Adopt);
        await StartAsync(adopting);
        await StartAsync(edited);
        TicketResult lost = await adopting.GetRequiredService<ITicketService>().FireAsync(fire with { Trigger = "Close" });
        Assert.Equal(TicketRefusalCodes.UnknownState, Assert.Single(lost.Refusals).Code);
        Assert.Contains("'Checking'", lost.Refusals[0].Message, StringComparison.Ordinal);
    }

    private static async Task StartAsync(IServiceProvider services)
    {
        foreach (WorkflowPins pins in services.GetServices<IHostedService>().OfType<WorkflowPins>())
        {
            await pins.StartAsync(TestContext.Current.CancellationToken);
        }
    }

    private static ServiceProvider Release(TestStorage storage, WorkflowDefinition workflow, Action<TicketsOptions>? configure = null)
    {
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(storage.Clock);
        services.AddCustomerLifecycle(builder => builder.UseSqlite(storage.ConnectionString!).AddTickets(options =>
        {
            options.AddWorkflow(workflow);
            configure?.Invoke(options);
        }));
        return services.BuildServiceProvider();
    }
}
