using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Says how an attempt to call back ended.</summary>
public sealed record CompleteCallback : TicketCommand
{
    /// <summary>The callback, see <see cref="CallbackTask.Id"/>.</summary>
    public required string Callback { get; init; }

    /// <summary>How it ended.</summary>
    public required CallbackOutcome Outcome { get; init; }

    /// <summary>What was said; at most 4,000 characters.</summary>
    public string? Note { get; init; }

    /// <summary>When to try again, in the future; needed when the customer asked for another time. Null leaves it to <see cref="CallbackOptions.RetryAfter"/> and <see cref="CallbackOptions.MaximumAttempts"/>.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    internal override MergedTicketRule WhenMerged => MergedTicketRule.Redirect;
}
