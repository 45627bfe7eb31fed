using System.Text;
using CustomerLifecycle.Storage.Webhooks;

namespace CustomerLifecycle.Storage.Tests.Webhooks.Receiving;

/// <summary>A request as it came over the wire.</summary>
internal sealed record ReceivedWebhook(string RequestLine, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Id => Headers[WebhookHeaders.Id];

    public long Timestamp => long.Parse(Headers[WebhookHeaders.Timestamp], System.Globalization.CultureInfo.InvariantCulture);

    public string Text => Encoding.UTF8.GetString(Body);

    public WebhookVerification VerifiedBy(WebhookSecret secret, DateTimeOffset now) =>
        new WebhookVerifier(secret).Verify(name => Headers.GetValueOrDefault(name), Body, now);
}
