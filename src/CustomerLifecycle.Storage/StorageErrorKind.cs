namespace CustomerLifecycle.Storage;

/// <summary>What a database's error means for the suite.</summary>
public enum StorageErrorKind
{
    /// <summary>The statement itself is wrong, or anything else that trying again does not mend.</summary>
    Other,

    /// <summary>A row with the same key is there already.</summary>
    UniqueViolation,

    /// <summary>Two writers waited for each other, or one waited too long; trying again helps.</summary>
    Contention,

    /// <summary>The disk, the database file or a quota is full.</summary>
    Full,

    /// <summary>The connection is lost or the server is away.</summary>
    Unavailable,
}
