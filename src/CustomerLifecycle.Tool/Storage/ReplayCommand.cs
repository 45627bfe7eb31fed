using System.CommandLine;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tool.Storage;

/// <summary><c>lifecycle storage replay</c>.</summary>
internal sealed class ReplayCommand(ToolConsole console, TimeProvider timeProvider)
{
    // Bounds what is held in memory; calling again takes the next ones.
    private const int MaxLetters = 10_000;

    private readonly Option<string> _database = StorageCommand.DatabaseOption();
    private readonly Option<string> _tenant = new("--tenant") { HelpName = "TENANT", Required = true, Description = "Whose dead letters." };
    private readonly Option<string?> _handler = new("--handler") { HelpName = "HANDLER", Description = "The handler that gets the event again." };
    private readonly Option<long?> _sequence = new("--sequence") { HelpName = "N", Description = "The event's place in the outbox, as 'status' shows it." };
    private readonly Option<bool> _all = new("--all") { Description = "Every dead letter of the tenant, or of the tenant and --handler." };
    private readonly Option<bool> _json = StorageCommand.JsonOption();

    internal Command Create()
    {
        Command command = new("replay", "Gives dead letters fresh attempts; a running host delivers them at its next look.")
        {
            _database,
            _tenant,
            _handler,
            _sequence,
            _all,
            _json,
        };
        command.Validators.Add(result =>
        {
            bool one = result.GetResult(_sequence) is { Implicit: false };
            bool all = result.GetResult(_all) is { Implicit: false };
            if (one == all || (one && result.GetResult(_handler) is not { Implicit: false }))
            {
                result.AddError("Name one dead letter with --handler and --sequence, or say --all.");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        TenantId tenant = StorageCommand.ParseTenant(arguments.GetRequiredValue(_tenant));
        DatabaseTarget target = StorageCommand.ParseDatabase(arguments.GetRequiredValue(_database));
        // Of the core alone: a replay is no reason to migrate a module.
        using DatabaseSession session = DatabaseSession.Open(target, timeProvider, modules: ["core"]);
        await new StorageStatusReader(session, timeProvider).RequireCoreAsync(cancellationToken).ConfigureAwait(false);
        string? handler = arguments.GetValue(_handler);
        IReadOnlyList<Replayed> wanted = arguments.GetValue(_sequence) is { } sequence
            ? [new Replayed(handler!, sequence)]
            : [.. (await session.Outbox.ReadDeadLettersAsync(tenant, MaxLetters, cancellationToken).ConfigureAwait(false))
                .Where(letter => handler is null || string.Equals(letter.Handler, handler, StringComparison.Ordinal))
                .Select(letter => new Replayed(letter.Handler, letter.Sequence))];
        List<Replayed> done = [];
        foreach (Replayed letter in wanted)
        {
            if (await session.Outbox.ReplayAsync(tenant, letter.Handler, letter.Sequence, timeProvider.GetUtcNow(), cancellationToken).ConfigureAwait(false))
            {
                done.Add(letter);
            }
        }

        if (done.Count == 0 && !arguments.GetValue(_all))
        {
            throw new ToolException($"There is no dead letter of handler '{handler}' at sequence {wanted[0].Sequence} for this tenant. 'lifecycle storage status' lists them.");
        }

        Write(new ReplayReport(target.Name, tenant.Value, done), arguments.GetValue(_json));
        return ExitCodes.Done;
    }

    private void Write(ReplayReport report, bool json)
    {
        if (json)
        {
            console.WriteJson(report, ToolJsonContext.Default.ReplayReport);
            return;
        }

        foreach (Replayed letter in report.Letters)
        {
            console.Output.WriteLine($"{letter.Handler} {letter.Sequence}: will be delivered again");
        }

        if (report.Letters.Count == 0)
        {
            console.Output.WriteLine("There are no dead letters.");
        }
    }
}
