namespace CustomerLifecycle.Storage;

/// <summary>The database's schema does not fit this version of the suite.</summary>
public sealed class SchemaVersionException : Exception
{
    /// <summary>Creates the exception.</summary>
    public SchemaVersionException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which module, which versions, and what to do.</param>
    public SchemaVersionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which module, which versions, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public SchemaVersionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
