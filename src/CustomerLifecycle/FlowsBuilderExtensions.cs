using CustomerLifecycle;
using CustomerLifecycle.Bots;
using CustomerLifecycle.Channels;
using CustomerLifecycle.Customers;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Customers.Storage;
using CustomerLifecycle.Flows;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the flows that join the modules.</summary>
public static class FlowsBuilderExtensions
{
    /// <summary>Adds <see cref="InboundDesk"/> as <see cref="IInboundMessageHandler"/>, and every flow whose modules are there.</summary>
    /// <param name="builder">The suite.</param>
    /// <param name="configure">Leaves flows out, replaces them and sets options.</param>
    /// <remarks>Call it after the modules. A flow whose modules the host does not have is not added; a host that adds them only
    /// afterwards fails at start with the names of the flows it would miss. Calling it twice is harmless.</remarks>
    public static ICustomerLifecycleBuilder AddFlows(this ICustomerLifecycleBuilder builder, Action<FlowsBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddFlows(configure);
        return builder;
    }

    /// <summary>Adds <see cref="InboundDesk"/> as <see cref="IInboundMessageHandler"/>, and every flow whose modules are there.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Leaves flows out, replaces them and sets options.</param>
    /// <remarks>Call it after the modules. A flow whose modules the host does not have is not added; a host that adds them only
    /// afterwards fails at start with the names of the flows it would miss. Calling it twice is harmless.</remarks>
    public static IServiceCollection AddFlows(this IServiceCollection services, Action<FlowsBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddCustomerLifecycleStorage();
        FlowRegistry registry = FlowRegistry.Of(services);
        configure?.Invoke(new FlowsBuilder(services, registry));
        services.AddOptions<FlowOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FlowOptions>, FlowOptionsValidator>());
        services.TryAddSingleton<IContactPlanner, OneQueuePlanner>();
        services.TryAddSingleton<FlowLedger>();
        services.TryAddSingleton<ContactDispatch>();
        services.TryAddSingleton<ChannelSender>();
        services.TryAddSingleton<SurveySender>();
        services.TryAddSingleton<BotVoice>();
        services.TryAddSingleton(CreateDesk);
        services.TryAddSingleton<IInboundMessageHandler>(provider => provider.GetRequiredService<InboundDesk>());
        registry.AddWhatCan(services);
        return services;
    }

    private static InboundDesk CreateDesk(IServiceProvider services)
    {
        ICustomerService customers = services.GetService<ICustomerService>()
            ?? throw new InvalidOperationException("The inbound desk keeps conversations in the Customers module. Call AddCustomers inside AddCustomerLifecycle, or register an IInboundMessageHandler of your own.");
        IConversationService conversations = services.GetRequiredService<IConversationService>();
        IIdGenerator ids = services.GetRequiredService<IIdGenerator>();
        IOptions<FlowOptions> options = services.GetRequiredService<IOptions<FlowOptions>>();
        BotVoice? bot = services.GetService<IBotService>() is null ? null : services.GetRequiredService<BotVoice>();
        ContactDispatch? dispatch = services.GetService<IRouter>() is null ? null : services.GetRequiredService<ContactDispatch>();
        DeskDecider decider = new(
            conversations, services.GetRequiredService<IConversationStore>(), services.GetRequiredService<FlowLedger>(), bot is not null, dispatch, options, ids);
        return new InboundDesk(
            customers,
            conversations,
            decider,
            bot,
            dispatch,
            services.GetRequiredService<IContactPlanner>(),
            services.GetService<IQueueHours>(),
            options,
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<InboundDesk>>());
    }
}
