using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace CustomerLifecycle.Storage;

/// <content>What an error says of the commit it ended.</content>
internal sealed partial class GroupCommitter
{
    private bool IsUnavailable(Exception e) =>
        e is DbException database ? _dialect.Classify(database) == StorageErrorKind.Unavailable : e is StorageException { Kind: StorageErrorKind.Unavailable };

    // A full disk is reported by a COMMIT that did not happen. Whatever is no answer of the database, also an error of the driver or a time that
    // ran out, leaves open whether it did: it must not be written again.
    private bool IsOutcomeUnknown(Exception e) => _committing && (e is not DbException || e.InnerException is TimeoutException || IsUnavailable(e));

    private StorageException Describe(Exception e) => StorageErrors.Describe(e, _dialect, IsOutcomeUnknown(e));

    [LoggerMessage(1001, LogLevel.Error, "A batch of {Count} commits failed: {Error}. Every caller was told.")]
    private static partial void LogBatchFailed(ILogger logger, int count, string error);

    [LoggerMessage(1002, LogLevel.Warning, "A connection was given up: {Error}. The next commit opens another.")]
    private static partial void LogConnectionGivenUp(ILogger logger, string error);
}
