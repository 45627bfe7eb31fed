using System.Net;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>What came of an attempt.</summary>
/// <param name="Status">The HTTP status; null when there was no answer.</param>
/// <param name="Error">What went wrong; null when the message was accepted.</param>
/// <param name="RetryAfter">How long the endpoint asks to wait.</param>
internal sealed record WebhookAnswer(int? Status, string? Error, TimeSpan? RetryAfter = null)
{
    internal bool IsDelivered => Error is null;

    internal bool IsGone => Status == (int)HttpStatusCode.Gone;

    /// <summary>The endpoint did not answer, or had too much to do: leave it alone for a while.</summary>
    internal bool IsOverloaded => Status is null
        or (int)HttpStatusCode.TooManyRequests or (int)HttpStatusCode.BadGateway or (int)HttpStatusCode.ServiceUnavailable or (int)HttpStatusCode.GatewayTimeout;

    internal string Outcome => IsDelivered ? "delivered" : IsGone ? "gone" : "failed";
}
