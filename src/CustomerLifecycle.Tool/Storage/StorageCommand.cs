using System.CommandLine;

namespace CustomerLifecycle.Tool.Storage;

/// <summary><c>lifecycle storage</c>: the options its commands share.</summary>
internal static class StorageCommand
{
    internal static Command Create(ToolConsole console, TimeProvider timeProvider) =>
        new("storage", "Looks after a database: its state, its schema, its dead letters.")
        {
            new StatusCommand(console, timeProvider).Create(),
            new MigrateCommand(console, timeProvider).Create(),
            new ReplayCommand(console, timeProvider).Create(),
        };

    internal static Option<string> DatabaseOption() => new("--database")
    {
        HelpName = "URI",
        Required = true,
        Description = DatabaseTarget.Forms + " A password is better left to PGPASSWORD or a password file than on the command line.",
    };

    internal static Option<bool> JsonOption() => new("--json") { Description = "Print the result as JSON." };

    /// <exception cref="ToolException">The text is no tenant.</exception>
    internal static TenantId ParseTenant(string text) =>
        TenantId.TryParse(text, null, out TenantId tenant)
            ? tenant
            : throw new ToolException("--tenant is no tenant: it has 1 to 128 characters, no control characters, and no white space at either end.");

    internal static DatabaseTarget ParseDatabase(string text, bool create = false)
    {
        DatabaseTarget target = DatabaseTarget.Parse(text);
        if (target.File is { } file && !(create && !File.Exists(file)))
        {
            SqliteFile.Check(file);
        }

        return target;
    }
}
