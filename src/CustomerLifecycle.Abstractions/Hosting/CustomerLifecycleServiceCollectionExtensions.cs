using System.Text.Json.Serialization.Metadata;
using CustomerLifecycle;
using CustomerLifecycle.Events;
using CustomerLifecycle.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the suite to a host.</summary>
public static class CustomerLifecycleServiceCollectionExtensions
{
    /// <summary>Adds the suite and composes it: one <c>UseX</c> for the storage, one <c>AddX</c> for each module.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Composes the suite.</param>
    /// <remarks>Calling it twice is harmless, and a registration the host made before wins.</remarks>
    public static IServiceCollection AddCustomerLifecycle(this IServiceCollection services, Action<ICustomerLifecycleBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.AddCustomerLifecycleCore();
        configure(new CustomerLifecycleBuilder(services));
        return services;
    }

    /// <summary>Adds what every module needs: the clock, the id generator, the event catalog and its serializer.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddCustomerLifecycleCore(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdGenerator>(provider => new Uuid7IdGenerator(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new EventCatalog(provider.GetServices<JsonTypeInfo>()));
        services.TryAddSingleton<CloudEventSerializer>();
        return services;
    }

    /// <summary>Makes an event type of the host's own known, so that it can be published through the outbox.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="json">Source-generated metadata of a type with an <see cref="EventTypeAttribute"/>.</param>
    public static IServiceCollection AddIntegrationEvent(this IServiceCollection services, JsonTypeInfo json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return services.AddSingleton(json);
    }

    /// <summary>Adds a handler of integration events; adding the same type twice is harmless.</summary>
    /// <typeparam name="THandler">The handler.</typeparam>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddIntegrationEventHandler<THandler>(this IServiceCollection services)
        where THandler : class, IIntegrationEventHandler
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IIntegrationEventHandler, THandler>());
        return services;
    }
}
