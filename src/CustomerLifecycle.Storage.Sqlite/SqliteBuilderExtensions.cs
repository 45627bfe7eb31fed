using CustomerLifecycle.Hosting;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Storage.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Stores in SQLite.</summary>
public static class SqliteBuilderExtensions
{
    /// <summary>Stores everything in a SQLite file, in WAL mode with <c>synchronous = FULL</c> unless the options say otherwise.</summary>
    /// <param name="builder">The suite.</param>
    /// <param name="connectionString">Such as <c>Data Source=lifecycle.db</c>; the file is created when it is missing.</param>
    /// <param name="configure">Sets the options.</param>
    /// <exception cref="ArgumentException">The connection string is wrong or names no file, or an option is out of range.</exception>
    public static ICustomerLifecycleBuilder UseSqlite(this ICustomerLifecycleBuilder builder, string connectionString, Action<SqliteStorageOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        SqliteStorageOptions options = new();
        configure?.Invoke(options);
        options.Validate();
        string file = SqliteConnectionStrings.Prepare(connectionString, options).DataSource;
        return builder.UseStorage(
            $"UseSqlite({file})",
            services => StorageBackend.Over(new RelationalStorage(
                new SqliteStorageDataSource(connectionString, options), new SqliteDialect(), services.GetRequiredService<StorageContext>())));
    }
}
