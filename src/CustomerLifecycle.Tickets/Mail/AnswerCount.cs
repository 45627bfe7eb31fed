namespace CustomerLifecycle.Tickets;

/// <summary>An automatic answer that is to be counted.</summary>
public sealed record AnswerCount
{
    /// <summary>The answer's idempotency key: it is counted once.</summary>
    public required string Key { get; init; }

    /// <summary>When it is sent, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The time over which answers are counted.</summary>
    public required TimeSpan Window { get; init; }

    /// <summary>The limits it must keep.</summary>
    public required IReadOnlyList<AnswerLimit> Limits { get; init; }
}
