namespace CustomerLifecycle.Tickets;

/// <summary>What becomes of the clocks that stopped with a ticket when it is reopened. Persisted by name; members are only ever added.</summary>
public enum SlaReopenRule
{
    /// <summary>They go on; the time in which the ticket was solved or closed does not count. What was met becomes open again.</summary>
    Resume,

    /// <summary>They start anew with their whole target; what they measured before is dropped.</summary>
    Restart,

    /// <summary>They stay as they ended, and new ones start beside them with their whole target.</summary>
    NewClock,
}
