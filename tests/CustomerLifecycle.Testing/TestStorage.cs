using CustomerLifecycle.Hosting;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Testing;

/// <summary>A composed suite over one of the three storages, for one test. Dispatchers do not run by themselves: drain them.</summary>
public sealed class TestStorage : IAsyncDisposable
{
    private readonly TemporaryFolder? _folder;

    private TestStorage(ServiceProvider services, TemporaryFolder? folder, string? connectionString) =>
        (Services, _folder, ConnectionString) = (services, folder, connectionString);

    public ServiceProvider Services { get; }

    /// <summary>Of the database, so that a second host can open it; null in memory.</summary>
    public string? ConnectionString { get; }

    public ManualTimeProvider Clock => (ManualTimeProvider)Services.GetRequiredService<TimeProvider>();

    public static Task<TestStorage> InMemoryAsync(Action<ICustomerLifecycleBuilder>? configure = null) =>
        Task.FromResult(new TestStorage(Build(builder => builder.UseInMemory(), configure), null, null));

    public static Task<TestStorage> SqliteAsync(Action<ICustomerLifecycleBuilder>? configure = null)
    {
        TemporaryFolder folder = new();
        string connectionString = "Data Source=" + folder.File("test.db");
        return Task.FromResult(new TestStorage(Build(builder => builder.UseSqlite(connectionString), configure), folder, connectionString));
    }

    public static async Task<TestStorage> PostgreSqlAsync(Action<ICustomerLifecycleBuilder>? configure = null)
    {
        string connectionString = await PostgreSqlServer.CreateDatabaseAsync().ConfigureAwait(false);
        return new TestStorage(Build(builder => builder.UsePostgreSql(connectionString), configure), null, connectionString);
    }

    /// <summary>By name: memory, sqlite or postgresql.</summary>
    public static Task<TestStorage> CreateAsync(string kind, Action<ICustomerLifecycleBuilder>? configure = null) => kind switch
    {
        "memory" => InMemoryAsync(configure),
        "sqlite" => SqliteAsync(configure),
        "postgresql" => PostgreSqlAsync(configure),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "memory, sqlite or postgresql"),
    };

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Task<int> DrainAsync() => Get<OutboxDispatcher>().DrainAsync();

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync().ConfigureAwait(false);
        _folder?.Dispose();
    }

    private static ServiceProvider Build(Action<ICustomerLifecycleBuilder> storage, Action<ICustomerLifecycleBuilder>? configure)
    {
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(new ManualTimeProvider());
        services.AddCustomerLifecycle(builder =>
        {
            storage(builder);
            configure?.Invoke(builder);
        });
        return services.BuildServiceProvider();
    }
}
