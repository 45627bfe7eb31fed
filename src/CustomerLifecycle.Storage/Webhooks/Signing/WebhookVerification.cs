namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>The outcome of a verification.</summary>
/// <param name="Problem">Why the webhook is not accepted; <see cref="WebhookProblem.None"/> when it is.</param>
/// <param name="Id">The identifier of the message, the same at every attempt; a receiver remembers it and does nothing the second time.
/// <see langword="null"/> when it is missing.</param>
/// <param name="Timestamp">When the attempt was made, UTC; <see langword="null"/> when that is missing or unreadable.</param>
public sealed record WebhookVerification(WebhookProblem Problem, string? Id, DateTimeOffset? Timestamp)
{
    /// <summary>True when the webhook is what the sender sent.</summary>
    public bool IsValid => Problem == WebhookProblem.None;

    /// <summary>The problem in words, for a log or the answer to the sender; empty when there is none.</summary>
    public string Message => Problem switch
    {
        WebhookProblem.None => "",
        WebhookProblem.MissingId => $"The header {WebhookHeaders.Id} is missing.",
        WebhookProblem.MissingTimestamp => $"The header {WebhookHeaders.Timestamp} is missing.",
        WebhookProblem.MissingSignature => $"The header {WebhookHeaders.Signature} is missing.",
        WebhookProblem.InvalidTimestamp => $"The header {WebhookHeaders.Timestamp} is not a whole number of seconds since 1970.",
        WebhookProblem.TimestampTooOld => $"The attempt is too old by {WebhookHeaders.Timestamp}. A repeated attempt has a timestamp of its own.",
        WebhookProblem.TimestampTooNew => $"The attempt is in the future by {WebhookHeaders.Timestamp}. Compare the clocks of sender and receiver.",
        _ => $"No signature in {WebhookHeaders.Signature} fits. Verify the body byte for byte as it came, with the secret of this endpoint.",
    };
}
