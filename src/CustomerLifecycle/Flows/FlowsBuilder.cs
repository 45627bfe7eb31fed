using CustomerLifecycle.Channels;
using CustomerLifecycle.Events;
using CustomerLifecycle.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CustomerLifecycle.Flows;

/// <summary>Chooses and configures flows while a host is composed.</summary>
public sealed class FlowsBuilder
{
    private readonly FlowRegistry _registry;

    internal FlowsBuilder(IServiceCollection services, FlowRegistry registry) => (Services, _registry) = (services, registry);

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Sets options.</summary>
    /// <param name="configure">Sets them.</param>
    public FlowsBuilder Configure(Action<FlowOptions> configure)
    {
        Services.Configure(configure);
        return this;
    }

    /// <summary>Leaves a flow out, also when AddFlows is called again.</summary>
    /// <typeparam name="TFlow">The flow, such as <see cref="ContactSurveyFlow"/>.</typeparam>
    public FlowsBuilder Remove<TFlow>()
        where TFlow : class, IIntegrationEventHandler
    {
        _registry.Remove(Services, typeof(TFlow));
        return this;
    }

    /// <summary>Puts a handler of the host's own in a flow's place.</summary>
    /// <typeparam name="TFlow">The flow that is left out.</typeparam>
    /// <typeparam name="THandler">The handler; what it takes in its constructor is a service.</typeparam>
    public FlowsBuilder Replace<TFlow, THandler>()
        where TFlow : class, IIntegrationEventHandler
        where THandler : class, IIntegrationEventHandler
    {
        Remove<TFlow>();
        Services.AddIntegrationEventHandler<THandler>();
        return this;
    }

    /// <summary>Plans contacts by the host's own rules; the planner registered first counts.</summary>
    /// <typeparam name="TPlanner">The planner.</typeparam>
    public FlowsBuilder UsePlanner<TPlanner>()
        where TPlanner : class, IContactPlanner
    {
        Services.TryAddSingleton<IContactPlanner, TPlanner>();
        return this;
    }

    /// <summary>Has routing choose who gets the tickets of the groups that <c>TicketsOptions.DistributedGroups</c> names, in place of the
    /// selector that is registered: each waits in the queue that is named as its group, beside the contacts there, and takes an agent's capacity
    /// until it is done or given back. Needs AddRouting and AddTickets before.</summary>
    public FlowsBuilder DistributeTicketsByRouting()
    {
        Services.TryAddSingleton<RoutedTickets>();
        Services.Replace(ServiceDescriptor.Singleton<IAssigneeSelector, RoutedAssigneeSelector>());
        Services.AddIntegrationEventHandler<RoutedTicketFlow>();
        return this;
    }

    /// <summary>Adds a channel that the flows send by; of two for one channel the later counts.</summary>
    /// <typeparam name="TChannel">The channel's adapter.</typeparam>
    public FlowsBuilder AddChannel<TChannel>()
        where TChannel : class, IChannel
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IChannel, TChannel>());
        return this;
    }
}
