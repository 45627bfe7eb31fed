namespace CustomerLifecycle.Tickets;

/// <summary>What became of a ticket in a migration.</summary>
public enum MigrationOutcome
{
    /// <summary>It follows the new version now.</summary>
    Moved,

    /// <summary>A run that is not dry would move it.</summary>
    WouldMove,

    /// <summary>It stays on the old version.</summary>
    NotMoved,
}
