namespace CustomerLifecycle.Tickets;

/// <summary>What an SLA clock does.</summary>
public enum SlaStatus
{
    /// <summary>It runs and is not due yet.</summary>
    Running,

    /// <summary>It stands still: the ticket waits, or is solved.</summary>
    Paused,

    /// <summary>It runs, or stands still, past its target.</summary>
    Breached,

    /// <summary>It stopped in time.</summary>
    Met,

    /// <summary>It stopped too late.</summary>
    Missed,

    /// <summary>It does not count any more: the ticket was cancelled, or no target applies to it now.</summary>
    Cancelled,
}
