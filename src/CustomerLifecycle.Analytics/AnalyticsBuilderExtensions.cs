using CustomerLifecycle.Analytics;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds analytics to a host.</summary>
public static class AnalyticsBuilderExtensions
{
    /// <summary>Adds <see cref="IKpiService"/>, <see cref="ISurveyService"/> and the projection that builds facts from the suite's events.</summary>
    /// <param name="builder">The suite.</param>
    /// <param name="configure">Sets the options.</param>
    public static ICustomerLifecycleBuilder AddAnalytics(this ICustomerLifecycleBuilder builder, Action<AnalyticsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddAnalytics(configure);
        return builder;
    }

    /// <summary>Adds <see cref="IKpiService"/>, <see cref="ISurveyService"/> and the projection that builds facts from the suite's events.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options.</param>
    public static IServiceCollection AddAnalytics(this IServiceCollection services, Action<AnalyticsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddCustomerLifecycleStorage();
        services.AddStorageSchema("analytics", typeof(AnalyticsOptions).Assembly);
        var options = services.AddOptions<AnalyticsOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AnalyticsOptions>, AnalyticsOptionsValidator>());
        services.TryAddSingleton(provider => StorageBackend.Create<IAnalyticsStore>(
            provider, relational => new RelationalAnalyticsStore(relational), memory => new InMemoryAnalyticsStore(memory)));
        services.TryAddSingleton(provider => StorageBackend.Create<ISurveyStore>(
            provider, relational => new RelationalSurveyStore(relational), memory => new InMemorySurveyStore(memory)));
        services.TryAddSingleton(provider => KpiCatalog.Create(provider.GetRequiredService<IOptions<AnalyticsOptions>>().Value));
        services.TryAddSingleton<IKpiService, KpiService>();
        services.TryAddSingleton<ISurveyService, SurveyService>();
        services.AddIntegrationEventHandler<AnalyticsProjection>();
        return services;
    }
}
