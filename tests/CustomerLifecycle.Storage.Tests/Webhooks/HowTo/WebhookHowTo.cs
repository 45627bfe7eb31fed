using System.Net;
using CustomerLifecycle.Storage.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.Tests.Webhooks.HowTo;

/// <summary>The code of docs/how-to/webhooks.md.</summary>
internal static class WebhookHowTo
{
    public static void Compose(IServiceCollection services, string key)
    {
        services.AddCustomerLifecycle(lifecycle => lifecycle
            .UseSqlite("Data Source=crm.db")
            .AddWebhooks(webhooks => webhooks.SecretKeys.Add(key)));   // Base64 of 32 bytes, from where you keep secrets
    }

    public static async Task<string> RegisterAsync(IWebhookService webhooks, TenantId tenant, Uri address, CancellationToken cancellationToken)
    {
        WebhookEndpointResult created = await webhooks.CreateAsync(
            tenant,
            new WebhookEndpointSettings { Url = address, EventTypes = ["customerlifecycle.ticket.*", "customerlifecycle.customer.tagged.v1"] },
            idempotencyKey: "crm-webhook",
            cancellationToken: cancellationToken);
        if (!created.IsApplied)
        {
            return string.Join(" ", created.Refusals.Select(refusal => $"{refusal.Field}: {refusal.Reason}"));
        }

        return created.Secret!.Reveal();   // for the receiver; keep it out of logs
    }

    public static async Task ReceiveAsync(HttpListenerContext context, WebhookVerifier verifier, TimeProvider clock, Func<string, byte[], Task> handleOnce)
    {
        using MemoryStream body = new();
        await context.Request.InputStream.CopyToAsync(body);   // byte for byte, before anything parses it
        WebhookVerification verified = verifier.Verify(name => context.Request.Headers[name], body.ToArray(), clock.GetUtcNow());
        if (!verified.IsValid)
        {
            context.Response.StatusCode = (int)HttpStatusCode.Unauthorized;
        }
        else
        {
            await handleOnce(verified.Id!, body.ToArray());   // remembers the id, and does nothing when it knows it
            context.Response.StatusCode = (int)HttpStatusCode.NoContent;
        }

        context.Response.Close();
    }

    public static async Task<string> RotateAsync(IWebhookService webhooks, TenantId tenant, WebhookEndpointId endpoint, CancellationToken cancellationToken)
    {
        WebhookEndpointResult rotated = await webhooks.RotateSecretAsync(tenant, endpoint, overlap: TimeSpan.FromDays(2), cancellationToken: cancellationToken);
        return rotated.Secret!.Reveal();
    }

    public static async Task<int> ReplayAsync(IWebhookService webhooks, TenantId tenant, WebhookEndpointId endpoint, DateTimeOffset outage, CancellationToken cancellationToken)
    {
        WebhookDeliveryPage dead = await webhooks.ListDeliveriesAsync(tenant, new WebhookDeliveryQuery { Endpoint = endpoint }, cancellationToken);
        foreach (WebhookDelivery letter in dead.Deliveries)
        {
            Console.WriteLine($"{letter.Id} {letter.EventType} {letter.Attempts} attempts: {letter.Error}");
        }

        await webhooks.EnableAsync(tenant, endpoint, cancellationToken: cancellationToken);
        return await webhooks.ReplayAsync(tenant, new WebhookSelection { Endpoint = endpoint, Since = outage }, cancellationToken);
    }
}
