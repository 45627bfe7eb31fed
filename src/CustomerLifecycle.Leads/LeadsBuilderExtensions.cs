using CustomerLifecycle.Hosting;
using CustomerLifecycle.Leads;
using CustomerLifecycle.Leads.Import;
using CustomerLifecycle.Leads.Matching;
using CustomerLifecycle.Leads.Storage;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the Leads module.</summary>
public static class LeadsBuilderExtensions
{
    /// <summary>Adds <see cref="ILeadService"/> to the suite. Adding it twice is harmless, and a registration the host made before wins.</summary>
    /// <param name="builder">The suite.</param>
    /// <param name="configure">Sets pools, matching and defaults.</param>
    public static ICustomerLifecycleBuilder AddLeads(this ICustomerLifecycleBuilder builder, Action<LeadsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddLeads(configure);
        return builder;
    }

    /// <summary>Adds <see cref="ILeadService"/> to a host. Adding it twice is harmless, and a registration the host made before wins.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets pools, matching and defaults.</param>
    public static IServiceCollection AddLeads(this IServiceCollection services, Action<LeadsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddCustomerLifecycleStorage();
        services.AddStorageSchema("leads", typeof(LeadsBuilderExtensions).Assembly);
        var options = services.AddOptions<LeadsOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LeadsOptions>, LeadsOptionsValidator>());
        services.TryAddSingleton(provider => StorageBackend.Create<ILeadStore>(
            provider, relational => new RelationalLeadStore(relational), memory => new InMemoryLeadStore(memory)));
        services.TryAddSingleton<LeadContext>();
        services.TryAddSingleton<LeadCapturer>();
        services.TryAddSingleton<LeadImportRunner>();
        services.TryAddSingleton<ILeadService, LeadService>();
        services.TryAddSingleton(provider => new LeadImporter(provider.GetRequiredService<LeadContext>().Phones));
        services.TryAddSingleton(provider => provider.GetRequiredService<LeadContext>().Matcher);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDueHandler, LeadRecycler>());
        return services;
    }
}
