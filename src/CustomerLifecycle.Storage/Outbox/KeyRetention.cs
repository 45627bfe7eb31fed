namespace CustomerLifecycle.Storage;

/// <summary>Says which idempotency keys are no longer needed.</summary>
internal static class KeyRetention
{
    // The processes on a database have clocks of their own.
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    /// <summary>Keys from before this instant may go: what was done under one because of an event or a due item that may be handled again must not be
    /// done again.</summary>
    /// <param name="before">The instant that was asked for.</param>
    /// <param name="unfinished">When the oldest of what may be handled again was first handled, or could have been.</param>
    internal static DateTimeOffset Before(DateTimeOffset before, params IEnumerable<DateTimeOffset?> unfinished) =>
        unfinished.Min() is { } oldest && oldest - before < Slack ? oldest.UtcTicks < Slack.Ticks ? DateTimeOffset.MinValue : oldest - Slack : before;
}
