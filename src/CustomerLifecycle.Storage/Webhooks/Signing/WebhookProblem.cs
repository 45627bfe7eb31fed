namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Why a webhook was not accepted.</summary>
public enum WebhookProblem
{
    /// <summary>Nothing: it is what the sender sent.</summary>
    None,

    /// <summary>The header <see cref="WebhookHeaders.Id"/> is missing or empty.</summary>
    MissingId,

    /// <summary>The header <see cref="WebhookHeaders.Timestamp"/> is missing or empty.</summary>
    MissingTimestamp,

    /// <summary>The header <see cref="WebhookHeaders.Signature"/> is missing or empty.</summary>
    MissingSignature,

    /// <summary>The timestamp is not a whole number of seconds.</summary>
    InvalidTimestamp,

    /// <summary>The attempt was made longer ago than the tolerance allows: it may be one that somebody recorded.</summary>
    TimestampTooOld,

    /// <summary>The attempt lies further in the future than the tolerance allows: compare the clocks.</summary>
    TimestampTooNew,

    /// <summary>No signature fits a known secret: another secret, or a body that is not the one that was sent.</summary>
    NoMatchingSignature,
}
