namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>The headers of a webhook, as the Standard Webhooks specification 1.0.0 names them
/// (https://github.com/standard-webhooks/standard-webhooks). Names of HTTP headers do not depend on case.</summary>
public static class WebhookHeaders
{
    /// <summary>Identifies the message; the same at every attempt, so that a receiver can tell a repetition.</summary>
    public const string Id = "webhook-id";

    /// <summary>When the attempt was made, in whole seconds since 1970-01-01 UTC.</summary>
    public const string Timestamp = "webhook-timestamp";

    /// <summary>The signatures, separated by spaces: one for each secret that is valid.</summary>
    public const string Signature = "webhook-signature";
}
