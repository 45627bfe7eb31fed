using CustomerLifecycle;
using CustomerLifecycle.Events;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds routing.</summary>
public static class RoutingBuilderExtensions
{
    /// <summary>Adds <see cref="IRouter"/>. A registered <see cref="IQueueHours"/> takes the place of the calendars in the options, and every registered
    /// <see cref="IAgentScorer"/> a strategy of the host's own.</summary>
    /// <param name="builder">The suite.</param>
    /// <param name="configure">Sets queues and priorities.</param>
    public static ICustomerLifecycleBuilder AddRouting(this ICustomerLifecycleBuilder builder, Action<RoutingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddRouting(configure);
        return builder;
    }

    /// <summary>Adds <see cref="IRouter"/>. Calling it twice is harmless, and a registration the host made before wins.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets queues and priorities.</param>
    public static IServiceCollection AddRouting(this IServiceCollection services, Action<RoutingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddCustomerLifecycleStorage();
        services.AddStorageSchema("routing", typeof(RoutingPool).Assembly);
        var options = services.AddOptions<RoutingOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RoutingOptions>, RoutingOptionsRangeValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RoutingOptions>, RoutingOptionsValidator>());
        services.TryAddSingleton(provider => StorageBackend.Create<IRoutingLog>(
            provider, relational => new RelationalRoutingLog(relational), memory => new InMemoryRoutingLog(memory)));
        services.TryAddSingleton<IRouter>(provider => new LogRouter(
            provider.GetRequiredService<IRoutingLog>(),
            provider.GetRequiredService<IOptions<RoutingOptions>>().Value,
            provider.GetServices<IAgentScorer>(),
            provider.GetService<IQueueHours>(),
            provider.GetRequiredService<IIdGenerator>(),
            provider.GetRequiredService<CommitSignal>(),
            provider.GetRequiredService<IOptions<StorageOptions>>().Value.PollInterval,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<LogRouter>>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IOutboxSource, LogProjector>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDueHandler, RoutingTimerHandler>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IIntegrationEventHandler, PoolTransferHandler>());
        return services;
    }
}
