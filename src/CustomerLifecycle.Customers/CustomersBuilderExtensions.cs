using CustomerLifecycle.Customers;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Customers.Privacy;
using CustomerLifecycle.Customers.Storage;
using CustomerLifecycle.Customers.Timeline;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Privacy;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the Customers module.</summary>
public static class CustomersBuilderExtensions
{
    /// <summary>Adds identity, profiles, conversations, timelines and consent.</summary>
    /// <param name="builder">The suite.</param>
    /// <param name="configure">Sets the options.</param>
    public static ICustomerLifecycleBuilder AddCustomers(this ICustomerLifecycleBuilder builder, Action<CustomersOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddCustomers(configure);
        return builder;
    }

    /// <summary>Adds identity, profiles, conversations, timelines and consent. Calling it twice is harmless, and a registration of the host wins.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options.</param>
    public static IServiceCollection AddCustomers(this IServiceCollection services, Action<CustomersOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddCustomerLifecycleStorage();
        services.AddStorageSchema("customers", typeof(CustomersOptions).Assembly);
        OptionsBuilder<CustomersOptions> options = services.AddOptionsWithValidateOnStart<CustomersOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CustomersOptions>, CustomersOptionsValidator>());
        services.TryAddSingleton(provider => StorageBackend.Create<ICustomerStore>(
            provider, relational => new RelationalCustomerStore(relational), memory => new InMemoryCustomerStore(memory)));
        services.TryAddSingleton(provider => StorageBackend.Create<ITimelineStore>(
            provider, relational => new RelationalTimelineStore(relational), memory => new InMemoryTimelineStore(memory)));
        services.TryAddSingleton(provider => StorageBackend.Create<IConversationStore>(
            provider, relational => new RelationalConversationStore(relational), memory => new InMemoryConversationStore(memory)));
        services.TryAddSingleton<ICustomerService, CustomerService>();
        services.TryAddSingleton<IConversationService, ConversationService>();
        services.TryAddSingleton<IConsentService, ConsentService>();
        services.TryAddSingleton<IPrivacyService, PrivacyService>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPersonalDataHolder, CustomersPersonalData>());
        services.AddIntegrationEventHandler<TimelineProjection>();
        return services;
    }
}
