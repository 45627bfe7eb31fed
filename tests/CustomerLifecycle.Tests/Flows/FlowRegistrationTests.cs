using CustomerLifecycle.Channels;
using CustomerLifecycle.Events;
using CustomerLifecycle.Flows;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Tests.Flows;

public sealed class FlowRegistrationTests
{
    [Fact]
    [Trait("Feature", "flows.composition")]
    public async Task A_flow_that_is_left_out_does_nothing_also_when_flows_are_added_again()
    {
        await using FlowHost host = await FlowHost.CreateAsync(flows: flows => flows.Remove<BotHandOverFlow>(), also: services => services.AddFlows());
        await host.WriteAsync("m-1", FlowHost.AsksForHuman);

        Assert.Single(await host.EventsAsync<BotHandedOver>());
        Assert.Empty(await host.EventsAsync<ContactQueued>());
    }

    [Fact]
    [Trait("Feature", "flows.composition")]
    public async Task A_handler_in_a_flows_place_takes_its_events_and_may_go_on_to_nothing()
    {
        await using FlowHost host = await FlowHost.CreateAsync(
            flows: flows => flows.Replace<BotHandOverFlow, Pager>(), also: services => services.AddSingleton<List<string>>());
        await host.WriteAsync("m-1", FlowHost.AsksForHuman);

        Assert.Equal(["customer-asked"], host.Get<List<string>>());
        Assert.Empty(await host.EventsAsync<ContactQueued>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Feature", "flows.composition")]
    public async Task A_hosts_planner_wins_whether_registered_before_or_after(bool before)
    {
        await using FlowHost host = await FlowHost.CreateAsync(
            flows: flows => { if (before) { flows.UsePlanner<VipPlanner>(); } },
            also: services => { if (!before) { services.AddSingleton<IContactPlanner, VipPlanner>(); } });
        await host.WriteAsync("m-1", FlowHost.AsksForHuman);

        ContactQueued queued = Assert.Single(await host.EventsAsync<ContactQueued>());
        Assert.Equal((1, "vip"), (queued.Priority, queued.Dimensions.CustomerLevel));
    }

    [Fact]
    [Trait("Feature", "flows.composition")]
    public async Task A_hosts_own_message_handler_stays()
    {
        await using TestStorage host = await TestStorage.InMemoryAsync(builder =>
        {
            builder.Services.AddSingleton<IInboundMessageHandler, Doorman>();
            FlowHost.AddModules(builder).AddFlows();
        });
        Assert.IsType<Doorman>(host.Get<IInboundMessageHandler>());
    }

    [Fact]
    [Trait("Feature", "flows.composition")]
    public async Task A_host_with_some_modules_has_the_flows_between_them()
    {
        await using TestStorage host = await TestStorage.InMemoryAsync(builder => builder.AddCustomers().AddRouting().AddFlows());
        string[] names = [.. host.Services.GetServices<IIntegrationEventHandler>().Select(handler => handler.Name).Where(name => name.StartsWith("flows.", StringComparison.Ordinal))];

        Assert.Equal(["flows.conversation-end"], names);
        Assert.Equal(FlowHost.Queue, host.Get<IOptions<FlowOptions>>().Value.Queue);
    }

    [Fact]
    [Trait("Feature", "flows.composition")]
    public async Task Every_flow_is_there_once_when_every_module_is()
    {
        await using TestStorage host = await TestStorage.InMemoryAsync(builder => FlowHost.AddModules(builder).AddFlows().AddFlows());
        string[] names = [.. host.Services.GetServices<IIntegrationEventHandler>().Select(handler => handler.Name).Where(name => name.StartsWith("flows.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

        Assert.Equal(
            ["flows.bot-hand-over", "flows.bot-reply", "flows.captured-lead", "flows.contact-survey", "flows.conversation-end", "flows.dissatisfied-tag", "flows.lead-customer", "flows.overflow-to-bot", "flows.ticket-notice", "flows.ticket-survey"],
            names);
    }

    [Fact]
    [Trait("Feature", "flows.composition")]
    public async Task Flows_that_were_added_too_early_are_named_at_start()
    {
        await using TestStorage host = await TestStorage.InMemoryAsync(builder => FlowHost.AddModules(builder.AddCustomers().AddFlows(flows => flows.Remove<TicketSurveyFlow>())));
        string message = Assert.Throws<OptionsValidationException>(() => host.Get<IOptions<FlowOptions>>().Value).Message;

        Assert.Contains("CapturedLeadFlow", message);
        Assert.Contains("Call AddFlows after them", message);
        Assert.DoesNotContain("TicketSurveyFlow", message);
    }

    [Fact]
    [Trait("Feature", "flows.composition")]
    public async Task A_desk_without_customers_says_what_is_missing()
    {
        await using TestStorage host = await TestStorage.InMemoryAsync(builder => builder.AddRouting().AddFlows());
        Assert.Contains("AddCustomers", Assert.Throws<InvalidOperationException>(() => host.Get<IInboundMessageHandler>()).Message);
    }

    [Fact]
    [Trait("Feature", "flows.composition")]
    public async Task Options_out_of_range_are_named()
    {
        await using TestStorage host = await TestStorage.InMemoryAsync(builder => builder.AddCustomers().AddFlows(flows => flows.Configure(options =>
        {
            options.DissatisfiedUpTo = 9;
            options.DissatisfiedFor = TimeSpan.Zero;
        })));
        string message = Assert.Throws<OptionsValidationException>(() => host.Get<IOptions<FlowOptions>>().Value).Message;
        Assert.Contains("DissatisfiedUpTo is 9", message);
        Assert.Contains("DissatisfiedFor", message);
    }

    private sealed class VipPlanner : IContactPlanner
    {
        public ContactPlan Plan(ContactPlanRequest request) => new()
        {
            Queue = FlowHost.Queue, Priority = 1, Dimensions = request.Dimensions with { CustomerLevel = "vip" },
        };
    }

    private sealed class Pager(List<string> paged) : IIntegrationEventHandler
    {
        public string Name => "host.pager";

        public Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
        {
            if (integrationEvent is BotHandedOver handed)
            {
                paged.Add(handed.Reason);
            }

            return Task.CompletedTask;
        }
    }

    private sealed class Doorman : IInboundMessageHandler
    {
        public Task HandleAsync(InboundMessage message, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }
}
