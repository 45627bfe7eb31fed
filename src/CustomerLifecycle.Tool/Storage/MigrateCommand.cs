using System.CommandLine;

namespace CustomerLifecycle.Tool.Storage;

/// <summary><c>lifecycle storage migrate</c>.</summary>
internal sealed class MigrateCommand(ToolConsole console, TimeProvider timeProvider)
{
    private readonly Option<string> _database = StorageCommand.DatabaseOption();
    private readonly Option<string[]> _modules = new("--module")
    {
        HelpName = "MODULE",
        DefaultValueFactory = _ => [],
        Description = "Bring this module in as well; may be repeated. Without it: the modules the database has, or all of them when it has none yet.",
    };

    private readonly Option<bool> _create = new("--create") { Description = "Create the file of a SQLite database when it is missing." };
    private readonly Option<bool> _json = StorageCommand.JsonOption();

    internal Command Create()
    {
        Command command = new("migrate", "Brings the schema of a database to the version of this tool, under a lock and in one transaction. Going back is not possible: back up first.")
        {
            _database,
            _modules,
            _create,
            _json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        bool create = arguments.GetValue(_create);
        string[] wanted = arguments.GetValue(_modules) ?? [];
        DatabaseTarget target = StorageCommand.ParseDatabase(arguments.GetRequiredValue(_database), create);
        IReadOnlyList<ModuleSchema> before;
        using (DatabaseSession session = DatabaseSession.Open(target, timeProvider, create))
        {
            Require(wanted, session.KnownVersions.Keys);
            before = await new StorageStatusReader(session, timeProvider).ReadSchemasAsync(cancellationToken).ConfigureAwait(false);
        }

        string[]? modules = before.Count == 0 && wanted.Length == 0 ? null : ["core", .. before.Select(schema => schema.Module), .. wanted];
        using DatabaseSession migration = DatabaseSession.Open(target, timeProvider, create, modules);
        await migration.Storage.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ModuleSchema> after = await new StorageStatusReader(migration, timeProvider).ReadSchemasAsync(cancellationToken).ConfigureAwait(false);
        MigrationReport report = new(
            target.Name,
            [.. after.Select(schema => new ModuleMigration(schema.Module, before.FirstOrDefault(old => old.Module == schema.Module)?.Version ?? 0, schema.Version))]);
        Write(report, arguments.GetValue(_json));
        return ExitCodes.Done;
    }

    private static void Require(string[] wanted, IEnumerable<string> known)
    {
        if (wanted.FirstOrDefault(module => !known.Contains(module, StringComparer.Ordinal)) is { } unknown)
        {
            throw new ToolException($"--module {unknown}: there is no such module. There are {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }
    }

    private void Write(MigrationReport report, bool json)
    {
        if (json)
        {
            console.WriteJson(report, ToolJsonContext.Default.MigrationReport);
            return;
        }

        console.Output.WriteLine(report.Database);
        foreach (ModuleMigration schema in report.Schemas)
        {
            console.Output.WriteLine(schema.From == schema.To ? $"{schema.Module}: {schema.To}, as it was" : $"{schema.Module}: from {schema.From} to {schema.To}");
        }
    }
}
