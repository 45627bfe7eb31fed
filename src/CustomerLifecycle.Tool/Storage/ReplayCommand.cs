using System.CommandLine;
using System.CommandLine.Parsing;

namespace CustomerLifecycle.Tool.Storage;

/// <summary><c>lifecycle storage replay</c>.</summary>
internal sealed class ReplayCommand(ToolConsole console, TimeProvider timeProvider)
{
    private readonly Option<string> _database = StorageCommand.DatabaseOption();
    private readonly Option<string> _tenant = new("--tenant") { HelpName = "TENANT", Required = true, Description = "Whose dead letters and items." };
    private readonly Option<string?> _handler = new("--handler") { HelpName = "HANDLER", Description = "With --sequence: the handler that gets the event again. With --all: only dead letters of this handler." };
    private readonly Option<long?> _sequence = new("--sequence") { HelpName = "N", Description = "The event's place in the outbox, as 'status' shows it." };
    private readonly Option<string?> _kind = new("--kind") { HelpName = "KIND", Description = "With --key: the kind of a dead item of the due-time index." };
    private readonly Option<string?> _key = new("--key") { HelpName = "KEY", Description = "The item's key within its kind." };
    private readonly Option<bool> _all = new("--all") { Description = "Every dead letter and item of the tenant." };
    private readonly Option<bool> _json = StorageCommand.JsonOption();

    internal Command Create()
    {
        Command command = new("replay", "Gives dead letters and dead due items fresh attempts; a running host takes them up at its next look.")
        {
            _database,
            _tenant,
            _handler,
            _sequence,
            _kind,
            _key,
            _all,
            _json,
        };
        command.Validators.Add(Validate);
        command.SetAction(RunAsync);
        return command;
    }

    private void Validate(CommandResult result)
    {
        (bool handler, bool sequence, bool kind, bool key, bool all) = (Given(_handler), Given(_sequence), Given(_kind), Given(_key), Given(_all));
        bool letter = handler && sequence && !kind && !key && !all;
        bool item = kind && key && !handler && !sequence && !all;
        if (!letter && !item && !(all && !sequence && !kind && !key))
        {
            result.AddError("Name one dead letter with --handler and --sequence, one dead item with --kind and --key, or say --all.");
        }

        bool Given(Option option) => result.GetResult(option) is { Implicit: false };
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        TenantId tenant = StorageCommand.ParseTenant(arguments.GetRequiredValue(_tenant));
        DatabaseTarget target = StorageCommand.ParseDatabase(arguments.GetRequiredValue(_database));
        // Of the core alone: a replay is no reason to migrate a module.
        using DatabaseSession session = DatabaseSession.Open(target, timeProvider, modules: ["core"]);
        await new StorageStatusReader(session, timeProvider).RequireCoreAsync(cancellationToken).ConfigureAwait(false);
        Replayer replayer = new(session.Outbox, session.Due, tenant, timeProvider);
        (string? handler, string? kind, bool all) = (arguments.GetValue(_handler), arguments.GetValue(_kind), arguments.GetValue(_all));
        IReadOnlyList<ReplayedLetter> letters = all ? await replayer.LettersAsync(handler, cancellationToken).ConfigureAwait(false)
            : handler is not null ? await replayer.LetterAsync(handler, arguments.GetValue(_sequence)!.Value, cancellationToken).ConfigureAwait(false)
            : [];
        IReadOnlyList<ReplayedItem> items = all && handler is null ? await replayer.ItemsAsync(cancellationToken).ConfigureAwait(false)
            : kind is not null ? await replayer.ItemAsync(kind, arguments.GetValue(_key)!, cancellationToken).ConfigureAwait(false)
            : [];
        if (!all && letters.Count + items.Count == 0)
        {
            throw new ToolException($"This tenant has no such dead {(kind is null ? "letter" : "item")}. 'lifecycle storage status' lists what is there.");
        }

        Write(new ReplayReport(target.Name, tenant.Value, letters, items), arguments.GetValue(_json));
        return ExitCodes.Done;
    }

    private void Write(ReplayReport report, bool json)
    {
        if (json)
        {
            console.WriteJson(report, ToolJsonContext.Default.ReplayReport);
            return;
        }

        IEnumerable<string> lines = [.. report.Letters.Select(letter => $"{letter.Handler} {letter.Sequence}"), .. report.Items.Select(item => $"{item.Kind} {item.Key}")];
        foreach (string line in lines.DefaultIfEmpty("There is nothing to replay."))
        {
            console.Output.WriteLine(line);
        }
    }
}
