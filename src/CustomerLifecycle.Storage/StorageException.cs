namespace CustomerLifecycle.Storage;

/// <summary>The database could not do what was asked. Nothing was lost; the message says what to do.</summary>
public sealed class StorageException : Exception
{
    /// <summary>Creates the exception.</summary>
    public StorageException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to do, without personal data.</param>
    public StorageException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to do, without personal data.</param>
    /// <param name="innerException">The database's own error.</param>
    public StorageException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="kind">What the error means.</param>
    /// <param name="message">What happened and what to do, without personal data.</param>
    /// <param name="innerException">The database's own error.</param>
    public StorageException(StorageErrorKind kind, string message, Exception? innerException)
        : base(message, innerException) => Kind = kind;

    /// <summary>What the error means.</summary>
    public StorageErrorKind Kind { get; }

    /// <summary>True when the connection was lost while the commit was on its way: it may be stored or not. Send it again with the same
    /// idempotency key to know.</summary>
    public bool OutcomeUnknown { get; init; }
}
