using CustomerLifecycle;
using CustomerLifecycle.Events;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Privacy;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Storage.Webhooks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds webhooks: the events of the outbox are sent to the addresses that tenants name.</summary>
public static class WebhooksBuilderExtensions
{
    /// <summary>Adds <see cref="IWebhookService"/> and what sends.</summary>
    /// <param name="builder">The suite.</param>
    /// <param name="configure">Sets the options; <see cref="WebhooksOptions.SecretKeys"/> or one of its alternatives is needed.</param>
    public static ICustomerLifecycleBuilder AddWebhooks(this ICustomerLifecycleBuilder builder, Action<WebhooksOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddWebhooks(configure);
        return builder;
    }

    /// <summary>Adds <see cref="IWebhookService"/> and what sends. Calling it twice is harmless, and a registration of the host wins.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options; <see cref="WebhooksOptions.SecretKeys"/> or one of its alternatives is needed.</param>
    public static IServiceCollection AddWebhooks(this IServiceCollection services, Action<WebhooksOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddCustomerLifecycleStorage();
        OptionsBuilder<WebhooksOptions> options = services.AddOptions<WebhooksOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WebhooksOptions>, WebhooksOptionsRangeValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WebhooksOptions>, WebhooksOptionsValidator>());
        services.TryAddSingleton(CreateProtector);
        services.TryAddSingleton(provider => new NetworkGuard(provider.GetRequiredService<IOptions<WebhooksOptions>>().Value.AllowedNetworks));
        services.TryAddSingleton(provider => new WebhookEndpointRules(
            provider.GetRequiredService<IOptions<WebhooksOptions>>().Value, provider.GetRequiredService<NetworkGuard>(), provider.GetRequiredService<EventCatalog>()));
        services.TryAddSingleton(provider => StorageBackend.Create<IWebhookStore>(
            provider, relational => new RelationalWebhookStore(relational), memory => new InMemoryWebhookStore(memory)));
        services.TryAddSingleton<IWebhookService, WebhookService>();
        services.TryAddSingleton<WebhookSender>();
        services.TryAddSingleton<WebhookTurn>();
        services.TryAddSingleton(provider => new WebhookDispatcher(
            provider.GetRequiredService<IDueStore>(),
            provider.GetRequiredService<WebhookTurn>(),
            provider.GetRequiredService<CommitSignal>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IOptions<WebhooksOptions>>(),
            provider.GetRequiredService<IOptions<StorageOptions>>()));
        services.AddIntegrationEventHandler<WebhookEventHandler>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPersonalDataHolder, WebhookPersonalData>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, WebhookHostedService>());
        return services;
    }

    /// <summary>Adds a health check that is degraded for 24 hours after an endpoint was given up because nothing succeeded any more, or a webhook became a
    /// dead letter. An endpoint that was disabled by a command or by its own answer 410 is no trouble.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">The check's name.</param>
    public static IServiceCollection AddWebhookHealthCheck(this IServiceCollection services, string name = "customerlifecycle-webhooks")
    {
        services.AddHealthChecks().AddCheck<WebhookHealthCheck>(name);
        return services;
    }

    private static IWebhookSecretProtector CreateProtector(IServiceProvider services)
    {
        WebhooksOptions options = services.GetRequiredService<IOptions<WebhooksOptions>>().Value;
        return options.SecretKeys.Count > 0 ? new KeyedSecretProtector(options.SecretKeys)
            : options.StoreSecretsInPlainText ? new PlainSecretProtector()
            : throw new InvalidOperationException(
                "Nothing protects the secrets of webhooks in the database. Give AddWebhooks a key in WebhooksOptions.SecretKeys (Base64 of 32 bytes), register an "
                + "IWebhookSecretProtector before it, or accept plain text with WebhooksOptions.StoreSecretsInPlainText.");
    }
}
