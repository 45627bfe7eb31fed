using CustomerLifecycle.Bots;
using CustomerLifecycle.Bots.Conversations;
using CustomerLifecycle.Bots.Faq;
using CustomerLifecycle.Bots.Storage;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the Bots module.</summary>
public static class BotsBuilderExtensions
{
    /// <summary>Adds <see cref="IBotService"/> to the suite. Adding it twice is harmless, and a registration the host made before wins.</summary>
    /// <param name="builder">The suite.</param>
    /// <param name="configure">Sets knowledge base, matching, lead capture and texts.</param>
    public static ICustomerLifecycleBuilder AddBots(this ICustomerLifecycleBuilder builder, Action<BotsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddBots(configure);
        return builder;
    }

    /// <summary>Adds <see cref="IBotService"/> to a host. Adding it twice is harmless, and a registration the host made before wins.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets knowledge base, matching, lead capture and texts.</param>
    public static IServiceCollection AddBots(this IServiceCollection services, Action<BotsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddCustomerLifecycleStorage();
        services.AddStorageSchema("bots", typeof(BotsBuilderExtensions).Assembly);
        var options = services.AddOptions<BotsOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BotsOptions>, BotsOptionsValidator>());
        services.TryAddSingleton(provider => StorageBackend.Create<IBotStateStore>(
            provider,
            relational => new RelationalBotStateStore(relational, provider.GetRequiredService<TimeProvider>()),
            memory => new InMemoryBotStateStore(memory)));
        services.TryAddSingleton<KnowledgeBaseRegistry>();
        services.TryAddSingleton<IKnowledgeBaseSource>(provider => provider.GetRequiredService<KnowledgeBaseRegistry>());
        services.TryAddSingleton<FaqMatcherCache>();
        services.TryAddSingleton<IBotService, BotService>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDueHandler, SilenceHandler>());
        return services;
    }
}
