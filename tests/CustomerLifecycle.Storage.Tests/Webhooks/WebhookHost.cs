using CustomerLifecycle.Events;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Storage.Webhooks;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.Tests.Webhooks;

/// <summary>A composed suite with webhooks that may be sent to loopback, with a clock that stands still.</summary>
internal sealed class WebhookHost(TestStorage storage) : IAsyncDisposable
{
    public const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    public static readonly TenantId Tenant = new("acme");

    public IWebhookService Webhooks => storage.Get<IWebhookService>();

    public WebhookDispatcher Dispatcher => storage.Get<WebhookDispatcher>();

    public ManualTimeProvider Clock => storage.Clock;

    public DateTimeOffset Now => storage.Clock.GetUtcNow();

    public static TheoryData<string> Storages => ["memory", "sqlite", "postgresql"];

    public static async Task<WebhookHost> OpenAsync(string kind = "memory", Action<WebhooksOptions>? options = null, Action<IServiceCollection>? services = null) =>
        new(await TestStorage.CreateAsync(kind, builder => Compose(builder, options, services)));

    /// <summary>Another process on the same database, with the clock of this one.</summary>
    public ServiceProvider OpenNode(string kind)
    {
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddCustomerLifecycle(builder => Compose(
            kind == "sqlite" ? builder.UseSqlite(storage.ConnectionString!) : builder.UsePostgreSql(storage.ConnectionString!), options: null, services: null));
        return services.BuildServiceProvider();
    }

    public T Get<T>()
        where T : notnull => storage.Get<T>();

    public async Task<(WebhookEndpoint Endpoint, WebhookSecret Secret)> AddAsync(Uri url, string? id = null, TenantId? tenant = null, params string[] eventTypes)
    {
        WebhookEndpointResult result = await Webhooks.CreateAsync(
            tenant ?? Tenant, new WebhookEndpointSettings { Url = url, EventTypes = eventTypes }, id: id is null ? null : new WebhookEndpointId(id));
        Assert.Equal(WebhookCommandStatus.Applied, result.Status);
        return (result.Endpoint!, result.Secret!);
    }

    /// <summary>Commits an event and lets the outbox hand it to the webhooks.</summary>
    public async Task PublishAsync(string id, string customer = "c1", TenantId? tenant = null)
    {
        await CommitAsync(id, customer, tenant);
        await storage.DrainAsync();
    }

    public async Task CommitAsync(string id, string customer = "c1", TenantId? tenant = null)
    {
        CustomerTagged tagged = new() { Id = new(id), Tenant = tenant ?? Tenant, OccurredAt = Now, Customer = new(customer), Tag = "vip", TagSource = "test" };
        StorageCommit commit = new() { Tenant = tagged.Tenant, Stream = tagged.Stream, Events = [tagged] };
        StorageBackend backend = storage.Get<StorageBackend>();
        Assert.True((backend.Relational is { } relational ? await relational.CommitAsync(commit) : backend.Memory!.Commit(commit, () => true)).IsApplied);
    }

    public Task<int> SendAsync() => Dispatcher.DrainAsync();

    public async Task<IReadOnlyList<WebhookDelivery>> ListAsync(bool dead, TenantId? tenant = null) =>
        (await Webhooks.ListDeliveriesAsync(tenant ?? Tenant, new WebhookDeliveryQuery { Dead = dead })).Deliveries;

    public async Task<WebhookDelivery> SingleAsync(bool dead = false) => Assert.Single(await ListAsync(dead));

    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await holds())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public ValueTask DisposeAsync() => storage.DisposeAsync();

    private static void Compose(ICustomerLifecycleBuilder builder, Action<WebhooksOptions>? options, Action<IServiceCollection>? services)
    {
        services?.Invoke(builder.Services);
        builder.AddWebhooks(webhooks =>
        {
            webhooks.SecretKeys.Add(Key);
            webhooks.AllowHttp = true;
            webhooks.AllowedNetworks.Add(System.Net.IPNetwork.Parse("127.0.0.0/8"));
            webhooks.QuickRetries = 0;
            options?.Invoke(webhooks);
        });
    }
}
