using CustomerLifecycle.Events;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CustomerLifecycle.Storage.Tests.Hosting;

public sealed class StorageHostedServiceTests
{
    private static readonly TenantId Tenant = new("tenant");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_running_host_delivers_by_itself_and_handles_what_becomes_due()
    {
        ManualTimeProvider clock = new();
        Recorder recorder = new();
        using IHost host = Run(clock, recorder);
        await host.StartAsync();
        InMemoryStorage memory = host.Services.GetRequiredService<StorageBackend>().Memory!;

        // The clock stands still: only the commit itself can have woken the dispatcher.
        memory.Commit(Erased(clock, "1") with { Due = [DueChange.Schedule("test", "later", clock.GetUtcNow().AddMinutes(1))] }, () => true);
        Assert.Equal("1", await recorder.Events.ReadAsync().AsTask().WaitAsync(Patience));

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("later", await recorder.Due.ReadAsync().AsTask().WaitAsync(Patience));
        await host.StopAsync();
    }

    [Fact]
    public async Task Commits_of_events_do_not_make_it_look_for_what_is_due_and_what_is_due_later_wakes_nobody()
    {
        ManualTimeProvider clock = new();
        Recorder recorder = new();
        IDueStore? due = null;
        using IHost host = Run(clock, recorder, services => services.Replace(ServiceDescriptor.Singleton(
            provider => due = CountedCalls.Around<IDueStore>(provider.GetRequiredService<StorageBackend>().Memory!.Due, nameof(IDueStore.ReadDueAsync)))));
        await host.StartAsync();
        InMemoryStorage memory = host.Services.GetRequiredService<StorageBackend>().Memory!;
        for (int i = 0; i < 50; i++)
        {
            memory.Commit(Erased(clock, $"{i}") with { Due = [DueChange.Schedule("test", "later", clock.GetUtcNow().AddHours(1 + i))] }, () => true);
            await recorder.Events.ReadAsync().AsTask().WaitAsync(Patience);
        }

        // The clock stands still: the loop has looked at its start and not since.
        Assert.InRange(((CountedCalls)(object)due!).Count, 0, 1);
        memory.Commit(Erased(clock, "now") with { Due = [DueChange.Schedule("test", "now", clock.GetUtcNow())] }, () => true);
        Assert.Equal("now", await recorder.Due.ReadAsync().AsTask().WaitAsync(Patience));
        await host.StopAsync();
    }

    [Fact]
    public async Task A_loop_that_commits_call_for_nothing_does_not_spin()
    {
        ManualTimeProvider clock = new();
        IDueStore? due = null;
        using IHost host = Run(clock, new Recorder(), services => services.Replace(ServiceDescriptor.Singleton(
            provider => due = CountedCalls.Around<IDueStore>(provider.GetRequiredService<StorageBackend>().Memory!.Due, nameof(IDueStore.ReadDueAsync)))));
        await host.StartAsync();
        InMemoryStorage memory = host.Services.GetRequiredService<StorageBackend>().Memory!;
        System.Diagnostics.Stopwatch elapsed = System.Diagnostics.Stopwatch.StartNew();

        // Due at once, but of a kind that another program handles.
        for (int i = 0; i < 20_000; i++)
        {
            memory.Commit(new() { Tenant = Tenant, Stream = "test", Due = [DueChange.Schedule("of another", "key", clock.GetUtcNow())] }, () => true);
        }

        // Slowness of the machine adds to both sides.
        Assert.InRange(((CountedCalls)(object)due!).Count, 0, 4 + (int)(elapsed.ElapsedMilliseconds / 15));
        await host.StopAsync();
    }

    [Fact]
    public async Task Commits_do_not_make_it_purge()
    {
        ManualTimeProvider clock = new();
        Recorder recorder = new();
        CountingOutbox outbox = new();
        using IHost host = Run(clock, recorder, services => services.Replace(ServiceDescriptor.Singleton<IOutboxStore>(outbox.Around)));
        await host.StartAsync();
        await outbox.Purged.ReadAsync().AsTask().WaitAsync(Patience);
        InMemoryStorage memory = host.Services.GetRequiredService<StorageBackend>().Memory!;

        for (int i = 0; i < 20; i++)
        {
            memory.Commit(Erased(clock, $"{i}"), () => true);
            await recorder.Events.ReadAsync().AsTask().WaitAsync(Patience);
        }

        Assert.False(outbox.Purged.TryRead(out _));
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(clock.GetUtcNow() - TimeSpan.FromDays(7), await outbox.Purged.ReadAsync().AsTask().WaitAsync(Patience));
        await host.StopAsync();
    }

    [Fact]
    public async Task The_longest_retention_is_no_trouble()
    {
        ManualTimeProvider clock = new();
        CountingOutbox outbox = new();
        using IHost host = Run(clock, new Recorder(), services =>
        {
            services.Replace(ServiceDescriptor.Singleton<IOutboxStore>(outbox.Around));
            services.Configure<StorageOptions>(options => options.Retention = TimeSpan.FromDays(3650));
        });
        await host.StartAsync();

        for (int i = 0; i < 3; i++)
        {
            await outbox.Purged.ReadAsync().AsTask().WaitAsync(Patience);
            clock.Advance(TimeSpan.FromHours(1));
        }

        await host.StopAsync();
    }

    [Fact]
    public async Task A_start_does_not_wait_for_the_backlog()
    {
        TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ManualTimeProvider clock = new();
        Recorder recorder = new() { Before = () => release.Task.GetAwaiter().GetResult() };
        using IHost host = Run(clock, recorder);
        host.Services.GetRequiredService<StorageBackend>().Memory!.Commit(Erased(clock, "1"), () => true);

        await host.StartAsync().WaitAsync(Patience);
        release.SetResult();

        Assert.Equal("1", await recorder.Events.ReadAsync().AsTask().WaitAsync(Patience));
        await host.StopAsync();
    }

    [Fact]
    public async Task A_host_that_drains_by_itself_is_left_alone()
    {
        ManualTimeProvider clock = new();
        Recorder recorder = new();
        using IHost host = Run(clock, recorder, services => services.Configure<StorageOptions>(options => options.RunDispatchers = false));
        await host.StartAsync();
        host.Services.GetRequiredService<StorageBackend>().Memory!.Commit(Erased(clock, "1"), () => true);
        clock.Advance(TimeSpan.FromHours(1));

        Assert.False(recorder.Events.TryRead(out _));
        Assert.Equal(1, await host.Services.GetRequiredService<OutboxDispatcher>().DrainAsync());
        await host.StopAsync();
    }

    private static IHost Run(ManualTimeProvider clock, Recorder recorder, Action<IServiceCollection>? configure = null) => StorageChoiceTests.Build(services =>
    {
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IIntegrationEventHandler>(recorder);
        services.AddSingleton<IDueHandler>(recorder);
        services.AddCustomerLifecycle(builder => builder.UseInMemory());
        configure?.Invoke(services);
    });

    private static StorageCommit Erased(ManualTimeProvider clock, string id) => new()
    {
        Tenant = Tenant,
        Stream = "customer/" + id,
        Events = [new CustomerErased { Id = new EventId(id), Tenant = Tenant, OccurredAt = clock.GetUtcNow(), Customer = new CustomerId(id) }],
    };
}
