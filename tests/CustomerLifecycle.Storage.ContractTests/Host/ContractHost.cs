using CustomerLifecycle.Events;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CustomerLifecycle.Storage.ContractTests.Host;

/// <summary>A composed host over one provider with the contracts' own small module.</summary>
public sealed class ContractHost : IAsyncDisposable
{
    private readonly string _provider;
    private readonly ServiceProvider _services;
    private readonly TestStorage? _owner;

    private ContractHost(string provider, ServiceProvider services, string? connectionString, TestStorage? owner) =>
        (_provider, _services, ConnectionString, _owner) = (provider, services, connectionString, owner);

    public string? ConnectionString { get; }

    public ManualTimeProvider Clock => (ManualTimeProvider)Get<TimeProvider>();

    public StorageBackend Backend => Get<StorageBackend>();

    public RelationalStorage Relational => Backend.Relational!;

    public IItemStore Items => Get<IItemStore>();

    public IOutboxStore Outbox => Get<IOutboxStore>();

    public OutboxDispatcher Dispatcher => Get<OutboxDispatcher>();

    public IDueStore DueStore => Get<IDueStore>();

    public DueDispatcher Due => Get<DueDispatcher>();

    public ITextSearch Search => Get<ITextSearch>();

    public INumberSequence Numbers => Get<INumberSequence>();

    public static async Task<ContractHost> CreateAsync(string provider, Action<ICustomerLifecycleBuilder>? configure = null)
    {
        ContractHost host = await CreateEmptyAsync(provider, configure);
        if (host.Backend.Relational is { } relational)
        {
            await relational.EnsureReadyAsync();
        }

        return host;
    }

    /// <summary>Leaves the database empty until it is used.</summary>
    public static async Task<ContractHost> CreateEmptyAsync(string provider, Action<ICustomerLifecycleBuilder>? configure = null)
    {
        TestStorage owner = await TestStorage.CreateAsync(provider, builder => Compose(builder, configure));
        return new ContractHost(provider, owner.Services, owner.ConnectionString, owner);
    }

    /// <summary>A second host: on a database in pools and locks of its own, as another process would be. It has the clock of the first.</summary>
    public ContractHost OpenAgain(Action<ICustomerLifecycleBuilder>? configure = null, Action<ICustomerLifecycleBuilder>? use = null)
    {
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddCustomerLifecycle(builder =>
        {
            (use ?? Use)(builder);
            Compose(builder, configure);
        });
        return new ContractHost(_provider, services.BuildServiceProvider(), ConnectionString, owner: null);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        if (_owner is not null)
        {
            await _owner.DisposeAsync();
        }
        else
        {
            await _services.DisposeAsync();
        }
    }

    private void Use(ICustomerLifecycleBuilder builder)
    {
        if (_provider == "sqlite")
        {
            builder.UseSqlite(ConnectionString!);
        }
        else
        {
            builder.UsePostgreSql(ConnectionString!);
        }
    }

    private static void Compose(ICustomerLifecycleBuilder builder, Action<ICustomerLifecycleBuilder>? configure)
    {
        // A gate holds the writer up for as long as a test takes.
        builder.Services.Configure<StorageOptions>(options => options.LockTimeout = TimeSpan.FromMinutes(1));
        builder.Services.AddStorageSchema("contract", typeof(ContractHost).Assembly);
        builder.Services.TryAddSingleton(services =>
            StorageBackend.Create<IItemStore>(services, relational => new RelationalItemStore(relational), memory => new InMemoryItemStore(memory)));
        configure?.Invoke(builder);
    }
}
