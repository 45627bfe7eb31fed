namespace CustomerLifecycle.Tickets;

/// <summary>What becomes of running clocks when a ticket gets another policy. Persisted by name; members are only ever added.</summary>
public enum SlaPolicyChangeRule
{
    /// <summary>They keep the business time that has passed, as it was measured until then, and get the new targets, calendar and
    /// conditions from then on.</summary>
    KeepElapsed,

    /// <summary>They are cancelled, and new ones start with the whole target.</summary>
    Restart,
}
