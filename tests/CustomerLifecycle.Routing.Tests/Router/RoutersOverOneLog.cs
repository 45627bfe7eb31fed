using CustomerLifecycle.Routing.Decisions;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CustomerLifecycle.Routing.Tests;

/// <summary>Several routers, each with its own copy of the pools, over one log; over a database each also has its own host.</summary>
internal sealed class RoutersOverOneLog : IAsyncDisposable
{
    public static readonly TenantId Tenant = new("shop");

    private readonly List<ServiceProvider> _others = [];

    private RoutersOverOneLog(TestStorage storage) => Storage = storage;

    public TestStorage Storage { get; }

    public List<IRouter> Routers { get; } = [];

    public IRoutingLog Log => Storage.Get<IRoutingLog>();

    public static async Task<RoutersOverOneLog> CreateAsync(string kind, int routers = 2, Action<RoutingOptions>? configure = null)
    {
        var storage = await TestStorage.CreateAsync(kind, builder => builder.AddRouting(configure));
        var all = new RoutersOverOneLog(storage);
        all.Routers.Add(storage.Get<IRouter>());
        while (all.Routers.Count < routers)
        {
            all.Routers.Add(all.Another(kind, configure));
        }

        return all;
    }

    /// <summary>A router of another node, over any log and with any clock.</summary>
    public static LogRouter Over(IRoutingLog log, RoutingOptions? options = null, TimeProvider? clock = null) =>
        new(log, options ?? new RoutingOptions(), [], null, new Uuid7IdGenerator(TimeProvider.System), new CommitSignal(), TimeSpan.FromSeconds(1), clock ?? new ManualTimeProvider(), NullLogger<LogRouter>.Instance);

    /// <summary>What the log says, read from the start, whatever any router believes.</summary>
    public async Task<RoutingPool> ReplayAsync()
    {
        var pool = new RoutingPool();
        foreach (var entry in await Log.ReadAsync(Tenant, 0, int.MaxValue, TestContext.Current.CancellationToken))
        {
            foreach (RoutingEvent e in entry.Events)
            {
                pool.Apply(e);
            }
        }

        return pool;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var services in _others)
        {
            await services.DisposeAsync();
        }

        await Storage.DisposeAsync();
    }

    private IRouter Another(string kind, Action<RoutingOptions>? configure)
    {
        if (kind == "memory")
        {
            var options = new RoutingOptions();
            configure?.Invoke(options);
            return Over(Log, options, Storage.Clock);
        }

        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Storage.Clock);
        services.AddCustomerLifecycle(builder =>
        {
            _ = kind == "sqlite" ? builder.UseSqlite(Storage.ConnectionString!) : builder.UsePostgreSql(Storage.ConnectionString!);
            builder.AddRouting(configure);
        });
        _others.Add(services.BuildServiceProvider());
        return _others[^1].GetRequiredService<IRouter>();
    }
}
