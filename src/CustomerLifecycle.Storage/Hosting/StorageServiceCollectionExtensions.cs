using System.Reflection;
using CustomerLifecycle;
using CustomerLifecycle.Events;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Privacy;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds what stores are built on.</summary>
public static class StorageServiceCollectionExtensions
{
    /// <summary>Stores everything in memory, for tests and trials: nothing outlives the process.</summary>
    /// <param name="builder">The suite.</param>
    public static ICustomerLifecycleBuilder UseInMemory(this ICustomerLifecycleBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.UseStorage("UseInMemory()", services => StorageBackend.Over(new InMemoryStorage(services.GetRequiredService<StorageContext>())));
    }

    /// <summary>Sets how commits are grouped and events dispatched.</summary>
    /// <param name="builder">The suite.</param>
    /// <param name="configure">Sets the options.</param>
    public static ICustomerLifecycleBuilder ConfigureStorage(this ICustomerLifecycleBuilder builder, Action<StorageOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddCustomerLifecycleStorage().Configure(configure);
        return builder;
    }

    /// <summary>Chooses the storage; called by the <c>UseX</c> of provider packages. The same call twice is harmless.</summary>
    /// <param name="builder">The suite.</param>
    /// <param name="call">The call as the host writes it, for error messages.</param>
    /// <param name="create">Opens the storage.</param>
    public static ICustomerLifecycleBuilder UseStorage(this ICustomerLifecycleBuilder builder, string call, Func<IServiceProvider, StorageBackend> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddCustomerLifecycleStorage();
        builder.Services.AddSingleton(new StorageChoice(call, create));
        return builder;
    }

    /// <summary>Adds what every module's store needs. Called by the modules.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddCustomerLifecycleStorage(this IServiceCollection services)
    {
        services.AddCustomerLifecycleCore();
        services.TryAddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.TryAdd(ServiceDescriptor.Singleton(typeof(ILogger<>), typeof(Logger<>)));
        services.AddStorageSchema("core", typeof(StorageCommit).Assembly);
        services.AddOptions<StorageOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>());
        services.TryAddSingleton<CommitSignal>();
        services.TryAddSingleton(provider => new StorageContext
        {
            Catalog = provider.GetRequiredService<EventCatalog>(),
            Serializer = provider.GetRequiredService<CloudEventSerializer>(),
            Ids = provider.GetRequiredService<IIdGenerator>(),
            TimeProvider = provider.GetRequiredService<TimeProvider>(),
            Schemas = [.. provider.GetServices<StorageSchema>()],
            Options = provider.GetRequiredService<IOptions<StorageOptions>>().Value,
            LoggerFactory = provider.GetRequiredService<ILoggerFactory>(),
            Signal = provider.GetRequiredService<CommitSignal>(),
        });
        services.TryAddSingleton(ChooseBackend);
        services.TryAddSingleton(provider => StorageBackend.Create<IOutboxStore>(provider, relational => new RelationalOutboxStore(relational, provider.GetRequiredService<CloudEventSerializer>()), memory => memory.Outbox));
        services.TryAddSingleton(provider => StorageBackend.Create<IDueStore>(provider, relational => new RelationalDueStore(relational), memory => memory.Due));
        services.TryAddSingleton(provider => StorageBackend.Create<ITextSearch>(provider, relational => new RelationalTextSearch(relational), memory => memory.Search));
        services.TryAddSingleton(provider => StorageBackend.Create<INumberSequence>(provider, relational => new RelationalNumberSequence(relational, provider.GetRequiredService<IIdGenerator>(), provider.GetRequiredService<TimeProvider>()), memory => memory.Sequence));
        services.TryAddSingleton(provider => new OutboxDispatcher(
            provider.GetRequiredService<IOutboxStore>(),
            provider.GetServices<IIntegrationEventHandler>(),
            provider.GetRequiredService<IIdGenerator>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IOptions<StorageOptions>>().Value,
            provider.GetRequiredService<ILogger<OutboxDispatcher>>(),
            provider.GetServices<IOutboxSource>()));
        services.TryAddSingleton(provider => new DueDispatcher(
            provider.GetRequiredService<IDueStore>(),
            provider.GetServices<IDueHandler>(),
            provider.GetRequiredService<IIdGenerator>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IOptions<StorageOptions>>().Value,
            provider.GetRequiredService<ILogger<DueDispatcher>>())
        {
            Signal = provider.GetRequiredService<CommitSignal>(),
        });
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPersonalDataHolder, OutboxPersonalData>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StorageHostedService>());
        return services;
    }

    /// <summary>Adds the schema scripts of a module; adding them twice is harmless.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="module">The module's name.</param>
    /// <param name="assembly">Where <c>Schema/NNN_name.sql</c> is embedded.</param>
    public static IServiceCollection AddStorageSchema(this IServiceCollection services, string module, Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(services);
        StorageSchema schema = new(module, assembly);
        if (!services.Any(descriptor => descriptor.ImplementationInstance is StorageSchema known && known == schema))
        {
            services.AddSingleton(schema);
        }

        return services;
    }

    /// <summary>Adds a health check of the storage.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">The check's name.</param>
    public static IServiceCollection AddStorageHealthCheck(this IServiceCollection services, string name = "customerlifecycle-storage")
    {
        services.AddHealthChecks().AddCheck<StorageHealthCheck>(name);
        return services;
    }

    private static StorageBackend ChooseBackend(IServiceProvider services)
    {
        StorageChoice[] choices = [.. services.GetServices<StorageChoice>().DistinctBy(choice => choice.Call)];
        return choices.Length switch
        {
            1 => choices[0].Create(services),
            0 => throw new InvalidOperationException(
                "No storage was chosen, so nothing would be kept. Call one of UseSqlite(connectionString), UsePostgreSql(connectionString) "
                + "or, for tests and trials, UseInMemory() inside AddCustomerLifecycle."),
            _ => throw new InvalidOperationException(
                $"More than one storage was chosen: {string.Join(", ", choices.Select(choice => choice.Call))}. Keep one of the calls inside AddCustomerLifecycle."),
        };
    }
}
