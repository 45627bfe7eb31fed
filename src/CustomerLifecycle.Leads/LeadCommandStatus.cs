namespace CustomerLifecycle.Leads;

/// <summary>What became of a command.</summary>
public enum LeadCommandStatus
{
    /// <summary>Done.</summary>
    Applied,

    /// <summary>A rule stands against it.</summary>
    Rejected,

    /// <summary>The lead has another version than the caller expected, or others changed it all the time.</summary>
    Conflict,

    /// <summary>The tenant has no such lead.</summary>
    NotFound,
}
