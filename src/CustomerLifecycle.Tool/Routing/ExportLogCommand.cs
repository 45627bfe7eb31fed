using System.CommandLine;
using System.Text;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Routing.WhatIf;
using CustomerLifecycle.Tool.Storage;

namespace CustomerLifecycle.Tool.Routing;

/// <summary><c>lifecycle routing export-log</c>.</summary>
internal sealed class ExportLogCommand(ToolConsole console, TimeProvider timeProvider)
{
    private const int Page = 1_000;

    private readonly Option<string> _database = StorageCommand.DatabaseOption();
    private readonly Option<string> _tenant = new("--tenant") { HelpName = "TENANT", Required = true, Description = "Whose pool." };
    private readonly Option<string> _pool = new("--pool") { HelpName = "POOL", DefaultValueFactory = _ => RoutingPoolId.DefaultName, Description = "The pool's name." };
    private readonly Option<string?> _output = new("--output") { HelpName = "FILE", Description = "Write to this file, which must not be there yet; without it to standard output." };

    internal Command Create()
    {
        Command command = new("export-log", "Writes the log of a pool as JSON lines, for 'lifecycle routing what-if'. The log names contacts and agents by their identifiers.")
        {
            _database,
            _tenant,
            _pool,
            _output,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        RoutingPoolId pool = PoolOf(StorageCommand.ParseTenant(arguments.GetRequiredValue(_tenant)), arguments.GetRequiredValue(_pool));
        DatabaseTarget target = StorageCommand.ParseDatabase(arguments.GetRequiredValue(_database));
        // Of core and routing alone: an export is no reason to migrate another module, and these are looked at first.
        using DatabaseSession session = DatabaseSession.Open(target, timeProvider, modules: ["core", "routing"]);
        await RequireRoutingAsync(session, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<RoutingLogEntry> first = await session.RoutingLog.ReadAsync(pool, 0, Page, cancellationToken).ConfigureAwait(false);
        if (first.Count == 0)
        {
            throw new ToolException($"{target.Name} has no log of the pool '{pool.Name}' of this tenant. Check --tenant and --pool.");
        }

        if (arguments.GetValue(_output) is not { } file)
        {
            await WriteAsync(session.RoutingLog, pool, first, console.Output, cancellationToken).ConfigureAwait(false);
            return ExitCodes.Done;
        }

        StreamWriter writer = Create(file);
        await using (writer.ConfigureAwait(false))
        {
            long decisions = await WriteAsync(session.RoutingLog, pool, first, writer, cancellationToken).ConfigureAwait(false);
            console.Output.WriteLine(FormattableString.Invariant($"{decisions} decisions written to {file}"));
        }

        return ExitCodes.Done;
    }

    private static RoutingPoolId PoolOf(TenantId tenant, string name)
    {
        try
        {
            return new RoutingPoolId(tenant, name);
        }
        catch (ArgumentException e)
        {
            throw new ToolException("--pool: " + e.Message);
        }
    }

    private async Task RequireRoutingAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        IReadOnlyList<ModuleSchema> schemas = await new StorageStatusReader(session, timeProvider).RequireCoreAsync(cancellationToken).ConfigureAwait(false);
        ModuleSchema? routing = schemas.FirstOrDefault(schema => schema.Module == "routing");
        if (routing?.State != SchemaState.Current)
        {
            string found = routing is null
                ? "no tables of routing"
                : FormattableString.Invariant($"version {routing.Version} of the schema of 'routing', this program knows {routing.Known}");
            throw new ToolException($"{session.Target.Name} has {found}. Use the tool of the host's version, or run 'lifecycle storage migrate --module routing'.");
        }
    }

    private static StreamWriter Create(string file)
    {
        try
        {
            return new StreamWriter(new FileStream(file, FileMode.CreateNew, FileAccess.Write), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"--output {file} cannot be created. Name a file that is not there yet, in a folder that is.", e);
        }
    }

    private static async Task<long> WriteAsync(
        IRoutingLog log, RoutingPoolId pool, IReadOnlyList<RoutingLogEntry> page, TextWriter writer, CancellationToken cancellationToken)
    {
        RoutingLogFile.WriteHeader(writer, pool.Name);
        long decisions = 0;
        while (page.Count > 0)
        {
            foreach (RoutingLogEntry entry in page)
            {
                RoutingLogFile.Write(writer, entry);
            }

            decisions += page.Count;
            page = await log.ReadAsync(pool, page[^1].LastSequence, Page, cancellationToken).ConfigureAwait(false);
        }

        return decisions;
    }
}
