using CustomerLifecycle;
using CustomerLifecycle.Bots.Faq;
using CustomerLifecycle.Calendars;
using CustomerLifecycle.Channels;
using CustomerLifecycle.Events;
using CustomerLifecycle.Flows;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Storage.PostgreSql;
using CustomerLifecycle.Storage.Sqlite;
using CustomerLifecycle.Tickets;
using LifecycleDay.Input;
using LifecycleDay.World;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LifecycleDay.Simulation;

/// <summary>Composes the whole suite as a host would, on a simulated clock.</summary>
internal static class DayHost
{
    internal static ServiceProvider Create(string database, string runKey, int seed, DayInput? input, KnowledgeBase? faq)
    {
        ServiceCollection services = new();
        SimulatedClock clock = new();
        services.AddSingleton(clock);
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IIdGenerator>(new DeterministicIdGenerator("day/" + runKey));
        services.AddSingleton<IQueueHours, ShopHours>();
        services.AddCustomerLifecycle(builder =>
        {
            Store(builder, database)
                .ConfigureStorage(options => options.MaxConcurrentStreams = 1)
                .AddRouting(ConfigureRouting)
                .AddTickets(ConfigureTickets)
                .AddLeads(options =>
                {
                    options.Pools["default"].DailyClaimLimit = 60;
                    options.Pools["default"].NotContactedWithin = TimeSpan.FromHours(2);
                })
                .AddBots(options =>
                {
                    options.Bot = Shop.Bot;
                    options.KnowledgeBase = faq ?? KnowledgeBase.Empty;
                })
                .AddAnalytics(options =>
                {
                    options.Zone = Shop.Zone;
                    options.ServiceLevelThreshold = Shop.AcceptableWait;
                    options.NightFrom = Shop.Closes;
                    options.NightTo = Shop.Opens;
                    options.Surveys.SigningKey = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("day/" + runKey));
                })
                .AddCustomers(options => options.DefaultCallingCode = "86");
            if (input is not null)
            {
                builder.AddFlows(flows => flows.Configure(options => options.SurveyLink = token => new Uri("https://shop.example/rate/" + token)));
            }
        });
        services.AddStorageSchema("day", typeof(DayHost).Assembly);
        services.AddSingleton(provider => provider.GetRequiredService<StorageBackend>().Relational!);
        services.AddSingleton(provider => new RunJournal(provider.GetRequiredService<RelationalStorage>(), Shop.Tenant));
        if (input is not null)
        {
            AddWorld(services, input, runKey, seed);
        }

        return services.BuildServiceProvider();
    }

    private static ICustomerLifecycleBuilder Store(ICustomerLifecycleBuilder builder, string database) =>
        database.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? builder.UsePostgreSql(database, options => options.Durability = PostgreSqlDurability.Asynchronous)
            // The run survives being killed either way, and after a loss of power it is simply run again.
            : builder.UseSqlite("Data Source=" + database, options => options.Durability = SqliteDurability.Normal);

    private static void AddWorld(ServiceCollection services, DayInput input, string runKey, int seed)
    {
        services.AddSingleton(input);
        services.AddSingleton(new Chance(seed));
        services.AddSingleton<WorldSchedule>();
        services.AddSingleton<TicketVisits>();
        services.AddSingleton<Opening>();
        services.AddSingleton<IContactPlanner, ShopPlanner>();
        services.AddIntegrationEventHandler<WorldReactions>();
        foreach (Channel channel in Shop.Channels)
        {
            services.AddSingleton<IChannel>(provider => new SimulatedChannel(
                channel, provider.GetRequiredService<WorldSchedule>(), provider.GetRequiredService<Chance>(), provider.GetRequiredService<TimeProvider>()));
        }

        services.AddSingleton<IDueHandler>(provider => provider.GetRequiredService<Opening>());
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IDueHandler, Shifts>(),
            ServiceDescriptor.Singleton<IDueHandler, CustomerLeaves>(),
            ServiceDescriptor.Singleton<IDueHandler, CustomerReplies>(),
            ServiceDescriptor.Singleton<IDueHandler, AgentFinishes>(),
            ServiceDescriptor.Singleton<IDueHandler, CustomerRates>(),
            ServiceDescriptor.Singleton<IDueHandler, TicketWork>(),
            ServiceDescriptor.Singleton<IDueHandler, SalesClaims>(),
            ServiceDescriptor.Singleton<IDueHandler, SalesCalls>(),
        ]);
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Day>(provider, runKey));
    }

    private static void ConfigureRouting(RoutingOptions options)
    {
        foreach (QueueId queue in new[] { Shop.Service, Shop.Sales, Shop.Complaints })
        {
            options.Queues.Add(new QueueDefinition
            {
                Id = queue,
                Strategy = RoutingStrategy.LongestIdle,
                AutoAccept = true,
                WrapUp = TimeSpan.FromSeconds(30),
                Overflow = [OverflowRule.OutsideBusinessHours(OverflowAction.ToCallback())],
            });
        }

        options.PriorityByCustomerLevel["gold"] = 1;
        options.PriorityByCustomerLevel["vip"] = 3;
    }

    private static void ConfigureTickets(TicketsOptions options)
    {
        foreach (WorkflowDefinition workflow in ShopWorkflows.All)
        {
            options.AddWorkflow(workflow);
        }

        options.FieldService.CallbackGroup = Shop.FrontOffice;
        options.FieldService.CallbackDelay = TimeSpan.FromMinutes(30);
        options.AddCalendar(Shop.ServiceCalendar, ServiceHours.Create());
        options.AddSlaPolicy(SlaPolicy.Create("service-2026", Shop.ServiceCalendar)
            .FirstResponse(TimeSpan.FromMinutes(30))
            .FirstResponse(TimeSpan.FromMinutes(15), customerLevel: "vip")
            .Resolution(TimeSpan.FromHours(8))
            .Resolution(TimeSpan.FromHours(5), priority: "high")
            .Group(Shop.Engineering, TimeSpan.FromHours(4))
            .Escalate(TimeSpan.FromMinutes(-30))
            .Escalate(TimeSpan.Zero));
    }
}
