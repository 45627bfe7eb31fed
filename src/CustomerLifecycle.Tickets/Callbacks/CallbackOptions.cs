namespace CustomerLifecycle.Tickets;

/// <summary>How callbacks go on.</summary>
public sealed class CallbackOptions
{
    /// <summary>The default of <see cref="MaximumAttempts"/>.</summary>
    public const int DefaultMaximumAttempts = 3;

    /// <summary>The group of a callback that names neither an agent nor a group and whose ticket has none.</summary>
    public string DefaultGroup { get; set; } = "callbacks";

    /// <summary>When a callback is due that names no time: so long after it was asked for. Not below zero.</summary>
    public TimeSpan DefaultDelay { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long after it was due a callback comes to the whole group. Not below zero.</summary>
    public TimeSpan EscalateAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long an agent may be calling without saying how it ended; then the callback comes to the whole group. Above zero.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromHours(1);

    /// <summary>For how long another click by the agent who is calling is the same click; after it, it is another attempt, for calls drop. Not below
    /// zero.</summary>
    public TimeSpan RedialAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long after it was due a callback that nobody has taken up is missed. Above <see cref="EscalateAfter"/>.</summary>
    public TimeSpan MissedAfter { get; set; } = TimeSpan.FromDays(3);

    /// <summary>When a customer who was not reached is called again, unless the agent says so. Above zero.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>After how many attempts without reaching the customer a callback is missed, unless the agent names another time; from 1.</summary>
    public int MaximumAttempts { get; set; } = DefaultMaximumAttempts;

    internal IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(DefaultGroup))
        {
            yield return "Callbacks.DefaultGroup is empty; name the group that calls back when nobody else does.";
        }

        if (DefaultDelay < TimeSpan.Zero || EscalateAfter < TimeSpan.Zero)
        {
            yield return $"Callbacks.DefaultDelay is {DefaultDelay} and EscalateAfter {EscalateAfter}; neither may be below zero.";
        }

        if (RedialAfter < TimeSpan.Zero)
        {
            yield return $"Callbacks.RedialAfter is {RedialAfter}; it may not be below zero.";
        }

        if (CallTimeout <= TimeSpan.Zero || RetryAfter <= TimeSpan.Zero)
        {
            yield return $"Callbacks.CallTimeout is {CallTimeout} and RetryAfter {RetryAfter}; both must be above zero.";
        }

        if (MissedAfter <= EscalateAfter)
        {
            yield return $"Callbacks.MissedAfter is {MissedAfter}; it must be above EscalateAfter, {EscalateAfter}, so that the group gets its chance.";
        }

        if (MaximumAttempts < 1)
        {
            yield return $"Callbacks.MaximumAttempts is {MaximumAttempts}; it is at least 1.";
        }
    }
}
