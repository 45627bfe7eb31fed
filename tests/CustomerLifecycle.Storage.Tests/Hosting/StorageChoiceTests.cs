using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CustomerLifecycle.Storage.Tests.Hosting;

public sealed class StorageChoiceTests
{
    [Fact]
    public async Task A_host_that_chose_no_storage_does_not_start_and_hears_the_three_calls()
    {
        using IHost host = Build(services => services.AddCustomerLifecycleStorage());

        string message = (await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync())).Message;

        Assert.Contains("UseSqlite(connectionString)", message);
        Assert.Contains("UsePostgreSql(connectionString)", message);
        Assert.Contains("UseInMemory()", message);
    }

    [Fact]
    public void A_host_that_chose_two_hears_which()
    {
        using TemporaryFolder folder = new();
        using IHost host = Build(services => services.AddCustomerLifecycle(builder => builder.UseInMemory().UseSqlite("Data Source=" + folder.File("a.db"))));

        string message = Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredService<StorageBackend>()).Message;

        Assert.Contains("UseInMemory()", message);
        Assert.Contains("UseSqlite(" + folder.File("a.db") + ")", message);
    }

    [Fact]
    public void Two_files_are_two_storages_and_the_same_file_twice_is_one()
    {
        using TemporaryFolder folder = new();
        using IHost two = Build(services => services.AddCustomerLifecycle(builder => builder.UseSqlite("Data Source=" + folder.File("a.db")).UseSqlite("Data Source=" + folder.File("b.db"))));
        using IHost one = Build(services => services.AddCustomerLifecycle(builder => builder.UseSqlite("Data Source=" + folder.File("a.db")).UseSqlite("Data Source=" + folder.File("a.db"))));

        Assert.Throws<InvalidOperationException>(() => two.Services.GetRequiredService<StorageBackend>());
        Assert.NotNull(one.Services.GetRequiredService<StorageBackend>().Relational);
    }

    [Fact]
    public void Two_databases_are_told_apart_without_their_passwords()
    {
        using IHost host = Build(services => services.AddCustomerLifecycle(builder => builder
            .UsePostgreSql("Host=a;Database=x;Username=u;Password=secret")
            .UsePostgreSql("Host=a;Database=y;Username=u;Password=secret")));

        string message = Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredService<StorageBackend>()).Message;

        Assert.Contains("UsePostgreSql(a:5432/x)", message);
        Assert.DoesNotContain("secret", message);
    }

    [Fact]
    public async Task Composing_twice_is_the_same_as_once()
    {
        using IHost host = Build(services =>
        {
            for (int i = 0; i < 2; i++)
            {
                services.AddCustomerLifecycle(builder =>
                {
                    builder.UseInMemory();
                    builder.Services.AddStorageSchema("module", typeof(StorageChoiceTests).Assembly);
                });
            }
        });

        await host.StartAsync();

        Assert.Single(host.Services.GetServices<IHostedService>());
        Assert.Equal(["core", "module"], host.Services.GetServices<StorageSchema>().Select(schema => schema.Module).Order(StringComparer.Ordinal));
        Assert.Same(host.Services.GetRequiredService<IOutboxStore>(), host.Services.GetRequiredService<IOutboxStore>());
        await host.StopAsync();
    }

    [Fact]
    public void A_store_of_the_hosts_own_wins()
    {
        IOutboxStore own = System.Reflection.DispatchProxy.Create<IOutboxStore, CountedCalls>();
        using IHost host = Build(services => services.AddSingleton<IOutboxStore>(own).AddCustomerLifecycle(builder => builder.UseInMemory()));

        Assert.Same(own, host.Services.GetRequiredService<IOutboxStore>());
    }

    [Fact]
    public void Two_hosts_live_in_one_process()
    {
        using IHost first = Build(services => services.AddCustomerLifecycle(builder => builder.UseInMemory()));
        using IHost second = Build(services => services.AddCustomerLifecycle(builder => builder.UseInMemory()));

        Assert.NotSame(first.Services.GetRequiredService<StorageBackend>().Memory, second.Services.GetRequiredService<StorageBackend>().Memory);
    }

    internal static IHost Build(Action<IServiceCollection> configure)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        configure(builder.Services);
        return builder.Build();
    }
}
