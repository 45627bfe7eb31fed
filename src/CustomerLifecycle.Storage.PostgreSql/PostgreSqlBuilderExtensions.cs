using CustomerLifecycle.Hosting;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Storage.PostgreSql;
using Npgsql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Stores in PostgreSQL.</summary>
public static class PostgreSqlBuilderExtensions
{
    /// <summary>Stores everything in a PostgreSQL database (15 or newer), with <c>synchronous_commit = on</c> unless the options say otherwise.</summary>
    /// <param name="builder">The suite.</param>
    /// <param name="connectionString">An Npgsql connection string; the database exists and its user may create tables.</param>
    /// <param name="configure">Sets the options.</param>
    /// <exception cref="ArgumentException">The connection string is wrong.</exception>
    public static ICustomerLifecycleBuilder UsePostgreSql(this ICustomerLifecycleBuilder builder, string connectionString, Action<PostgreSqlStorageOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        PostgreSqlStorageOptions options = new();
        configure?.Invoke(options);
        NpgsqlConnectionStringBuilder prepared = PostgreSqlConnectionStrings.Prepare(connectionString, options);
        return builder.UseStorage(
            $"UsePostgreSql({prepared.Host}:{prepared.Port}/{prepared.Database})",
            services => StorageBackend.Over(new RelationalStorage(NpgsqlDataSource.Create(prepared), new PostgreSqlDialect(options.Hints), services.GetRequiredService<StorageContext>())));
    }
}
