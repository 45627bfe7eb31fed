using System.Net;
using CustomerLifecycle.Storage.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.KillTarget;

/// <summary>Sends every event to one address, beside the workers.</summary>
internal sealed class WebhookSending(IServiceProvider host)
{
    private const int Attempts = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    internal static void Configure(WebhooksOptions options)
    {
        options.AllowHttp = true;
        options.AllowedNetworks.Add(IPNetwork.Parse("127.0.0.0/8"));
        options.StoreSecretsInPlainText = true;
        options.QuickRetries = 0;
        options.PauseAfterFailure = TimeSpan.Zero;
        options.DisableAfterFailingFor = null;
        options.RetryDelays.Clear();
        for (int i = 0; i < Attempts; i++)
        {
            options.RetryDelays.Add(Pause);
        }
    }

    /// <summary>Adds the endpoint, unless an earlier process did, and begins to send.</summary>
    internal async Task StartAsync(Uri url)
    {
        await host.GetRequiredService<IWebhookService>().CreateAsync(Workload.Tenant, new() { Url = url }, idempotencyKey: "kill", id: new WebhookEndpointId("kill"));
        WebhookDispatcher dispatcher = host.GetRequiredService<WebhookDispatcher>();
        _ = Task.Run(async () =>
        {
            while (true)
            {
                await dispatcher.DrainAsync();
                await Task.Delay(Pause, TimeProvider.System);
            }
        });
    }
}
