using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Healthy while no endpoint is disabled and no webhook is a dead letter, over all tenants; else the two numbers are reported as
/// <see cref="HealthStatus.Degraded"/>.</summary>
internal sealed class WebhookHealthCheck(IWebhookStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            (long disabled, long dead) = await store.CountAsync(cancellationToken).ConfigureAwait(false);
            Dictionary<string, object> data = new(StringComparer.Ordinal) { ["disabledEndpoints"] = disabled, ["deadLetters"] = dead };
            return disabled + dead == 0
                ? HealthCheckResult.Healthy("All webhooks are delivered or on their way.", data)
                : HealthCheckResult.Degraded($"{disabled} endpoints are disabled, {dead} webhooks are dead letters. Enable and replay, or remove them.", data: data);
        }
        catch (StorageException e)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, e.Message, e);
        }
    }
}
