using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Degraded while, within the last 24 hours and over all tenants, an endpoint was given up because nothing succeeded any more, or a webhook
/// became a dead letter. What somebody wished is no trouble: an endpoint that was disabled by a command, or that answered 410.</summary>
internal sealed class WebhookHealthCheck(IWebhookStore store, TimeProvider timeProvider) : IHealthCheck
{
    // A probe comes every few seconds: it must not count a million.
    private const int Most = 1_000;

    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            (long givenUp, long dead) = await store.CountTroubleAsync(timeProvider.GetUtcNow() - Window, Most, cancellationToken).ConfigureAwait(false);
            Dictionary<string, object> data = new(StringComparer.Ordinal) { ["givenUpEndpoints"] = givenUp, ["deadLetters"] = dead };
            return givenUp + dead == 0
                ? HealthCheckResult.Healthy("All webhooks of the last 24 hours are delivered or on their way.", data)
                : HealthCheckResult.Degraded(
                    $"In the last 24 hours {Count(givenUp)} endpoints were given up, {Count(dead)} webhooks became dead letters. Enable and replay, or remove them.", data: data);
        }
        catch (StorageException e)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, e.Message, e);
        }
    }

    private static string Count(long number) => number < Most ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : "1000 or more";
}
