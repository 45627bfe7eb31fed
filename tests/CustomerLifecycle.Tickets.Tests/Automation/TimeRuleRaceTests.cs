using CustomerLifecycle.Hosting;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Automation;

public sealed class TimeRuleRaceTests
{
    private const int Count = 20;

    [Theory]
    [Trait("Feature", "tickets.time-rules")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task Of_two_nodes_with_the_same_due_times_one_runs_each_rule(string kind)
    {
        await using TestStorage one = await TestStorage.CreateAsync(kind, AddTickets);
        await using ServiceProvider other = Node(kind, one);
        Ticket[] tickets = await Task.WhenAll(Enumerable.Range(0, Count).Select(async _ => (await one.Get<ITicketService>().CreateAsync(NewTicket())).EnsureApplied()));
        one.Clock.Advance(TimeSpan.FromHours(2));
        using Barrier start = new(2);

        await Task.WhenAll(DrainAsync(one.Services, start), DrainAsync(other, start));
        await one.Get<DueDispatcher>().DrainAsync();

        foreach (Ticket ticket in tickets)
        {
            Assert.Single(await one.Get<ITicketService>().GetCommentsAsync(Tenant, ticket.Id));
            Assert.Equal(1, (await one.Get<ITicketService>().GetAsync(Tenant, ticket.Id))!.TimeRules["an hour"].Count);
        }
    }

    [Theory]
    [Trait("Feature", "tickets.time-rules")]
    [InlineData("memory")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task An_item_that_is_handled_again_after_a_crash_changes_nothing(string kind)
    {
        await using TestStorage host = await TestStorage.CreateAsync(kind, AddTickets);
        Ticket ticket = (await host.Get<ITicketService>().CreateAsync(NewTicket())).EnsureApplied();
        host.Clock.Advance(TimeSpan.FromHours(2));
        IDueHandler handler = host.Services.GetServices<IDueHandler>().Single(one => one.Kind == "tickets.rule");
        DueItem item = Assert.Single(await host.Get<IDueStore>().ReadDueAsync("tickets.rule", host.Clock.GetUtcNow(), 10, CancellationToken.None));

        await handler.HandleAsync(item, CancellationToken.None);
        await handler.HandleAsync(item, CancellationToken.None);
        await host.Get<DueDispatcher>().DrainAsync();

        Assert.Single(await host.Get<ITicketService>().GetCommentsAsync(Tenant, ticket.Id));
    }

    private static Task DrainAsync(IServiceProvider node, Barrier start) => Task.Factory.StartNew(
        async () =>
        {
            start.SignalAndWait();
            await node.GetRequiredService<DueDispatcher>().DrainAsync();
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default).Unwrap();

    private static ServiceProvider Node(string kind, TestStorage storage)
    {
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(storage.Clock);
        services.AddCustomerLifecycle(builder =>
        {
            _ = kind == "sqlite" ? builder.UseSqlite(storage.ConnectionString!) : builder.UsePostgreSql(storage.ConnectionString!);
            AddTickets(builder);
        });
        return services.BuildServiceProvider();
    }

    private static void AddTickets(ICustomerLifecycleBuilder builder) => builder.AddTickets(options => options.AddTimeRule(new()
    {
        Name = "an hour",
        Since = TimeRuleAnchor.Created,
        After = TimeSpan.FromHours(1),
        Then = [new TicketAction.AddNote("an hour")],
    }));
}
