namespace CustomerLifecycle.Channels;

/// <summary>What a channel did with a message.</summary>
public sealed record SendResult
{
    private SendResult(bool accepted, string? reason, bool canRetry) => (Accepted, Reason, CanRetry) = (accepted, reason, canRetry);

    /// <summary>The channel took the message.</summary>
    public static SendResult Sent { get; } = new(accepted: true, reason: null, canRetry: false);

    /// <summary>True when the channel took the message.</summary>
    public bool Accepted { get; }

    /// <summary>Why it did not, in words without personal data.</summary>
    public string? Reason { get; }

    /// <summary>True when a later attempt may succeed.</summary>
    public bool CanRetry { get; }

    /// <summary>The channel did not take the message.</summary>
    /// <param name="reason">Why, in words without personal data.</param>
    /// <param name="canRetry">True when a later attempt may succeed.</param>
    public static SendResult Refused(string reason, bool canRetry) => new(accepted: false, reason, canRetry);
}
