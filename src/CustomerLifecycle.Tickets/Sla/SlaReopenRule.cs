namespace CustomerLifecycle.Tickets;

/// <summary>What becomes of the resolution clock when a solved ticket is reopened. Persisted by name; members are only ever added.</summary>
public enum SlaReopenRule
{
    /// <summary>It goes on; the time in which the ticket was solved does not count.</summary>
    Continue,

    /// <summary>It starts anew with the whole target.</summary>
    Restart,
}
