using System.Data.Common;

namespace CustomerLifecycle.Storage;

/// <summary>Turns a driver's error into one that says what to do. Values of rows stay out of the message.</summary>
internal static class StorageErrors
{
    private const int MaxSummary = 500;

    /// <summary>What is stored of a handler's error: masked, short and storable.</summary>
    internal static string Summarize(Exception e) => StorableText.Clean(Redaction.Text(e.GetType().Name + ": " + e.Message), MaxSummary);

    internal static StorageException Describe(Exception e, SqlDialect dialect, bool outcomeUnknown)
    {
        if (e is StorageException known)
        {
            // Each caller gets an exception of its own: throwing one writes into it.
            return new StorageException(known.Kind, known.Message, known.InnerException ?? known) { OutcomeUnknown = known.OutcomeUnknown };
        }

        StorageErrorKind kind = outcomeUnknown ? StorageErrorKind.Unavailable : e is DbException database ? dialect.Classify(database) : StorageErrorKind.Other;
        string message = kind switch
        {
            StorageErrorKind.Full => $"{dialect.Name} is out of space: nothing of the change is stored. Free or add space, then send it again; no restart is needed.",
            StorageErrorKind.Unavailable when outcomeUnknown => $"The connection to {dialect.Name} broke while the commit was on its way: it may be stored or not. Send it again with the same idempotency key.",
            StorageErrorKind.Unavailable => $"{dialect.Name} cannot be reached: nothing of the change is stored. Send it again when the server is back; connections are opened anew by themselves.",
            StorageErrorKind.Contention when e.InnerException is TimeoutException => $"{dialect.Name} was too long about a statement, which was given up: nothing of the change is stored. Send it again; where statements may take longer, raise the command time-out of the connection string.",
            StorageErrorKind.Contention => $"{dialect.Name} gave up the change because other writers held its rows for too long: nothing is stored. Send it again.",
            StorageErrorKind.UniqueViolation => $"{dialect.Name} has a row with this key already: nothing of the change is stored.",
            _ => $"{dialect.Name} refused a statement ({e.GetType().Name}): nothing of the change is stored. The inner exception has the database's own words.",
        };
        return new StorageException(kind, message, e) { OutcomeUnknown = outcomeUnknown };
    }
}
