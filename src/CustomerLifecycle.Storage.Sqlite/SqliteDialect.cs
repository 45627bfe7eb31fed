using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CustomerLifecycle.Storage.Sqlite;

internal sealed class SqliteDialect : SqlDialect
{
    // ERROR_SHARING_VIOLATION; elsewhere the runtime hands on the number of EWOULDBLOCK.
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int WouldBlockLinux = 11;
    private const int WouldBlockMac = 35;

    public override string Name => "SQLite";

    public override bool PositionalParameters => false;

    public override string DurabilitySql => "SELECT (SELECT journal_mode FROM pragma_journal_mode) || ' synchronous=' || (SELECT synchronous FROM pragma_synchronous)";

    public override string ExpandSchema(string script)
    {
        ArgumentNullException.ThrowIfNull(script);
        return script
            .Replace("{blob}", "BLOB", StringComparison.Ordinal)
            .Replace("{identity}", "INTEGER PRIMARY KEY AUTOINCREMENT", StringComparison.Ordinal)
            .Replace("{without_rowid}", " WITHOUT ROWID", StringComparison.Ordinal);
    }

    // https://www.sqlite.org/rescode.html
    public override StorageErrorKind Classify(DbException exception) => exception is not SqliteException sqlite
        ? StorageErrorKind.Other
        : sqlite.SqliteErrorCode switch
        {
            raw.SQLITE_CONSTRAINT when sqlite.SqliteExtendedErrorCode is raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_UNIQUE => StorageErrorKind.UniqueViolation,
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => StorageErrorKind.Contention,
            raw.SQLITE_FULL => StorageErrorKind.Full,
            raw.SQLITE_CANTOPEN or raw.SQLITE_IOERR or raw.SQLITE_READONLY or raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT => StorageErrorKind.Unavailable,
            _ => StorageErrorKind.Other,
        };

    // A transaction of the driver begins IMMEDIATE: it holds the one write lock already.
    public override Task LockSchemaAsync(DbTransaction transaction, CancellationToken cancellationToken) => Task.CompletedTask;

    public override bool HasOneWriter => true;

    public override Task LockAsync(DbTransaction transaction, string name, CancellationToken cancellationToken) => Task.CompletedTask;

    // SQLite has no advisory locks. A file held without sharing is one: the operating system gives it up when the process dies.
    public override Task<IAsyncDisposable?> TryLockAsync(DbDataSource dataSource, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        ArgumentException.ThrowIfNullOrEmpty(name);
        string database = Path.GetFullPath(new SqliteConnectionStringBuilder(dataSource.ConnectionString).DataSource);
        string suffix = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 6));
        try
        {
            string folder = Directory.CreateDirectory(database + "-locks").FullName;
            return Task.FromResult<IAsyncDisposable?>(new FileStream(
                Path.Combine(folder, suffix), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
        }
        catch (IOException e) when (e.HResult is SharingViolation or WouldBlockLinux or WouldBlockMac)
        {
            return Task.FromResult<IAsyncDisposable?>(null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                StorageErrorKind.Unavailable, $"The lock file beside the database {database} cannot be opened. The process needs to create files in that folder, and space for them.", e);
        }
    }
}
