using CustomerLifecycle.Events;
using CustomerLifecycle.Privacy;
using CustomerLifecycle.Storage.Tests.Webhooks.Receiving;
using CustomerLifecycle.Storage.Webhooks;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace CustomerLifecycle.Storage.Tests.Webhooks;

/// <summary>Webhooks in a running host.</summary>
public sealed class WebhookHostingTests
{
    public static TheoryData<string> Storages => WebhookHost.Storages;

    [Fact]
    public async Task A_running_host_sends_by_itself_and_tries_again_when_it_is_due()
    {
        ManualTimeProvider clock = new();
        int requests = 0;
        await using WebhookReceiver receiver = new(_ => Replies.Status(Interlocked.Increment(ref requests) == 1 ? 500 : 200));
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddCustomerLifecycle(lifecycle => lifecycle.UseInMemory().AddWebhooks(Configure).AddWebhooks());
        using IHost host = builder.Build();
        await host.StartAsync();
        await host.Services.GetRequiredService<IWebhookService>().CreateAsync(WebhookHost.Tenant, new WebhookEndpointSettings { Url = receiver.Url });
        CustomerErased erased = new() { Id = new("evt-1"), Tenant = WebhookHost.Tenant, OccurredAt = clock.GetUtcNow(), Customer = new("c1") };

        // The clock stands still: only the commits themselves can have woken the dispatchers.
        host.Services.GetRequiredService<StorageBackend>().Memory!.Commit(new StorageCommit { Tenant = WebhookHost.Tenant, Stream = erased.Stream, Events = [erased] }, () => true);
        Assert.Equal("evt-1", (await receiver.NextAsync()).Id);

        WebhookDispatcher dispatcher = host.Services.GetRequiredService<WebhookDispatcher>();
        await WebhookHost.UntilAsync(async () => await dispatcher.NextAsync() > clock.GetUtcNow());
        clock.SetUtcNow((await dispatcher.NextAsync())!.Value + TimeSpan.FromSeconds(1));
        Assert.Equal("evt-1", (await receiver.NextAsync()).Id);
        await host.StopAsync();

        static void Configure(WebhooksOptions options)
        {
            options.SecretKeys.Add(WebhookHost.Key);
            options.AllowHttp = true;
            options.AllowedNetworks.Add(System.Net.IPNetwork.Parse("127.0.0.0/8"));
        }
    }

    [Fact]
    public async Task A_host_whose_secrets_nobody_protects_does_not_start()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddCustomerLifecycle(lifecycle => lifecycle.UseInMemory().AddWebhooks());
        using IHost host = builder.Build();

        Assert.Contains("SecretKeys", (await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync())).Message);
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task Health_tells_of_what_failed_lately(string kind)
    {
        await using WebhookReceiver receiver = new(Replies.Status(500));
        await using WebhookHost host = await WebhookHost.OpenAsync(
            kind,
            options =>
            {
                options.RetryDelays.Clear();
                options.DisableAfterFailingFor = TimeSpan.FromHours(24);
            },
            services => services.AddLogging().AddWebhookHealthCheck());
        await host.AddAsync(receiver.Url);
        Assert.Equal((HealthStatus.Healthy, 0L, 0L), await HealthAsync(host));
        await host.PublishAsync("evt-1");
        await host.SendAsync();

        Assert.Equal((HealthStatus.Degraded, 0L, 1L), await HealthAsync(host));
        host.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal((HealthStatus.Healthy, 0L, 0L), await HealthAsync(host));

        await host.PublishAsync("evt-2");
        await host.SendAsync();
        Assert.Equal((HealthStatus.Degraded, 1L, 0L), await HealthAsync(host));
        host.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal((HealthStatus.Healthy, 0L, 0L), await HealthAsync(host));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task An_endpoint_that_is_disabled_by_wish_is_no_trouble_of_the_host(string kind)
    {
        await using WebhookReceiver gone = new(Replies.Status(410));
        await using WebhookReceiver failing = new(Replies.Status(500));
        await using WebhookHost host = await WebhookHost.OpenAsync(kind, services: services => services.AddLogging().AddWebhookHealthCheck());
        await host.AddAsync(gone.Url);
        (WebhookEndpoint endpoint, _) = await host.AddAsync(failing.Url);
        await host.PublishAsync("evt-1");
        await host.SendAsync();

        await host.Webhooks.DisableAsync(WebhookHost.Tenant, endpoint.Id, "moves to another system");

        Assert.Equal(2, (await host.ListAsync(dead: true)).Count);
        Assert.Equal((HealthStatus.Healthy, 0L, 0L), await HealthAsync(host));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "storage.webhook-erasure")]
    public async Task What_waits_about_a_person_is_exported_and_erased_but_the_erasure_itself_is_sent(string kind)
    {
        await using WebhookReceiver receiver = new(Replies.Status(200));
        await using WebhookHost host = await WebhookHost.OpenAsync(kind);
        await host.AddAsync(receiver.Url);
        await host.PublishAsync("about-them", "them");
        await host.PublishAsync("about-another", "another");
        CustomerErased erasure = new() { Id = new("erasure"), Tenant = WebhookHost.Tenant, OccurredAt = host.Now, Customer = new("them") };
        IIntegrationEventHandler handler = host.Get<IEnumerable<IIntegrationEventHandler>>().Single(known => known.Name == "webhooks");
        await handler.HandleAsync(erasure, new EventDelivery { Event = erasure.Id, Handler = "webhooks", Attempt = 1 }, CancellationToken.None);
        IPersonalDataHolder holder = host.Get<IEnumerable<IPersonalDataHolder>>().Single(known => known.Name == "webhooks");
        DataSubject subject = new() { Tenant = WebhookHost.Tenant, Customer = new("them") };

        List<PersonalDataRecord> exported = [];
        await foreach (PersonalDataRecord record in holder.ExportAsync(subject))
        {
            exported.Add(record);
        }

        Assert.Contains("\"vip\"", Assert.Single(exported).Json, StringComparison.Ordinal);
        Assert.Equal(1, await holder.EraseAsync(subject));
        Assert.Equal(0, await holder.EraseAsync(subject));
        await host.SendAsync();
        Assert.Equal(["about-another", "erasure"], receiver.Received.Select(received => received.Id).Order(StringComparer.Ordinal));
    }

    private static async Task<(HealthStatus Status, long GivenUp, long Dead)> HealthAsync(WebhookHost host)
    {
        HealthReportEntry entry = Assert.Single((await host.Get<HealthCheckService>().CheckHealthAsync()).Entries).Value;
        return (entry.Status, (long)entry.Data["givenUpEndpoints"], (long)entry.Data["deadLetters"]);
    }
}
