namespace CustomerLifecycle.Storage.Sqlite;

/// <summary>What a commit survives.</summary>
public enum SqliteDurability
{
    /// <summary>A commit that was acknowledged survives the loss of power: <c>synchronous = FULL</c>.</summary>
    Full,

    /// <summary>A commit survives the death of the process; after a loss of power the last ones may be missing, the database stays
    /// consistent: <c>synchronous = NORMAL</c> (https://www.sqlite.org/pragma.html#pragma_synchronous).</summary>
    Normal,
}
