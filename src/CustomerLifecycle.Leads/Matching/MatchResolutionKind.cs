namespace CustomerLifecycle.Leads.Matching;

/// <summary>What a look-up found.</summary>
public enum MatchResolutionKind
{
    /// <summary>Nobody like it is known.</summary>
    New = 0,

    /// <summary>Somebody may be the same: a person should decide.</summary>
    Possible = 1,

    /// <summary>It is somebody known.</summary>
    Duplicate = 2,
}
