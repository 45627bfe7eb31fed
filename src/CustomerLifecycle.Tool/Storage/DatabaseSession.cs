using System.Data.Common;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CustomerLifecycle.Tool.Storage;

/// <summary>The suite composed over a database, without anything of it running.</summary>
internal sealed class DatabaseSession : IDisposable
{
    private readonly IHost _host;

    private DatabaseSession(IHost host, DatabaseTarget target) => (_host, Target) = (host, target);

    internal DatabaseTarget Target { get; }

    internal RelationalStorage Storage => _host.Services.GetRequiredService<StorageBackend>().Relational!;

    internal IOutboxStore Outbox => _host.Services.GetRequiredService<IOutboxStore>();

    internal IRoutingLog RoutingLog => _host.Services.GetRequiredService<IRoutingLog>();

    internal IDueStore Due => _host.Services.GetRequiredService<IDueStore>();

    /// <summary>The modules this program has the schema of, with the version it knows.</summary>
    internal IReadOnlyDictionary<string, long> KnownVersions { get; private init; } = new Dictionary<string, long>();

    /// <summary>Composes the suite; nothing is opened yet.</summary>
    /// <param name="target">The database.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="create">Create the file of a SQLite database when it is missing.</param>
    /// <param name="modules">Leave out the schemas of other modules; <see langword="null"/> for all.</param>
    internal static DatabaseSession Open(DatabaseTarget target, TimeProvider timeProvider, bool create = false, IReadOnlyCollection<string>? modules = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(timeProvider);
        try
        {
            builder.Services.AddCustomerLifecycle(lifecycle => Use(lifecycle, target, create).AddModules());
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // The driver repeats parts of the text in its message; a password may be among them.
            throw new ToolException($"--database: the driver does not understand the connection string of {target.Name}. Check the names of its parts, and quote a value that has ';' in it.");
        }

        StorageSchema[] known = [.. builder.Services.Select(service => service.ImplementationInstance).OfType<StorageSchema>()];
        foreach (StorageSchema schema in known.Where(schema => modules?.Contains(schema.Module, StringComparer.Ordinal) == false))
        {
            builder.Services.Remove(builder.Services.First(service => Equals(service.ImplementationInstance, schema)));
        }

        return new DatabaseSession(builder.Build(), target) { KnownVersions = known.ToDictionary(schema => schema.Module, VersionOf, StringComparer.Ordinal) };
    }

    /// <summary>Opens a connection; the schema is left as it is.</summary>
    /// <exception cref="ToolException">The database cannot be reached.</exception>
    internal async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Storage.DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw new ToolException($"{Target.Name} cannot be opened.", e);
        }
    }

    public void Dispose() => _host.Dispose();

    private static ICustomerLifecycleBuilder Use(ICustomerLifecycleBuilder lifecycle, DatabaseTarget target, bool create)
    {
        if (target.Kind == DatabaseKind.PostgreSql)
        {
            return lifecycle.UsePostgreSql(target.ConnectionString);
        }

        DbConnectionStringBuilder connection = new() { ConnectionString = target.ConnectionString };
        connection["Mode"] = create ? "ReadWriteCreate" : "ReadWrite";
        return lifecycle.UseSqlite(connection.ConnectionString);
    }

    private static long VersionOf(StorageSchema schema) => schema.Assembly.GetManifestResourceNames()
        .LongCount(name => name.StartsWith("Schema/", StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal));
}
