using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Decides when a message is tried again, and for how long its endpoint is left alone.</summary>
internal static class WebhookRetries
{
    /// <summary>When the next attempt is due; null when this was the last.</summary>
    /// <param name="delivery">The message; its attempts count this one.</param>
    /// <param name="answer">What came of this attempt.</param>
    /// <param name="now">The time.</param>
    /// <param name="options">The waits.</param>
    internal static DateTimeOffset? NextAt(WebhookDelivery delivery, WebhookAnswer answer, DateTimeOffset now, WebhooksOptions options)
    {
        if (answer.IsGone || delivery.Attempts > options.RetryDelays.Count)
        {
            return null;
        }

        TimeSpan wait = options.RetryDelays[delivery.Attempts - 1] * (1 + (options.Jitter * Share(delivery)));
        TimeSpan asked = Asked(answer, options) ?? TimeSpan.Zero;
        return now + (wait > asked ? wait : asked);
    }

    /// <summary>Until when nothing is sent to the endpoint; null when it need not be left alone.</summary>
    internal static DateTimeOffset? PausedUntil(WebhookAnswer answer, DateTimeOffset now, WebhooksOptions options) =>
        Asked(answer, options) is { } asked ? now + asked
        : answer.IsOverloaded ? now + options.PauseAfterFailure
        : null;

    /// <summary>A number from 0 to 1 that follows from the message and the attempt: another one for each, and the same in a repeated run.</summary>
    internal static double Share(WebhookDelivery delivery)
    {
        string key = string.Create(CultureInfo.InvariantCulture, $"{delivery.Tenant.Value}\n{delivery.Endpoint.Value}\n{delivery.Id}\n{delivery.Attempts}");
        return BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key))) / (double)uint.MaxValue;
    }

    private static TimeSpan? Asked(WebhookAnswer answer, WebhooksOptions options) => answer.RetryAfter is not { } asked ? null
        : asked < TimeSpan.Zero ? TimeSpan.Zero
        : asked < options.MaxRetryAfter ? asked
        : options.MaxRetryAfter;
}
