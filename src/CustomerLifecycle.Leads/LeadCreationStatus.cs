namespace CustomerLifecycle.Leads;

/// <summary>What became of details that somebody left.</summary>
public enum LeadCreationStatus
{
    /// <summary>A new lead.</summary>
    Created,

    /// <summary>Somebody known: the details were added to the lead that is there.</summary>
    Merged,

    /// <summary>Not kept; <see cref="LeadCreation.Problems"/> says why.</summary>
    Rejected,

    /// <summary>Others changed the same leads all the time; try again.</summary>
    Conflict,
}
