using System.CommandLine;
using System.Globalization;

namespace CustomerLifecycle.Tool.Storage;

/// <summary><c>lifecycle storage status</c>.</summary>
internal sealed class StatusCommand(ToolConsole console, TimeProvider timeProvider)
{
    private const int DefaultTake = 20;
    private const int MaxTake = 10_000;

    private readonly Option<string> _database = StorageCommand.DatabaseOption();
    private readonly Option<string?> _tenant = new("--tenant") { HelpName = "TENANT", Description = "Count what belongs to this tenant alone." };
    private readonly Option<int> _take = new("--take") { HelpName = "N", DefaultValueFactory = _ => DefaultTake, Description = "List so many dead letters at most." };
    private readonly Option<bool> _json = StorageCommand.JsonOption();

    internal Command Create()
    {
        _take.Validators.Add(result =>
        {
            // Asking for the value of a text that is no number throws; the parser reports that by itself.
            if (result.Tokens is [{ Value: { } text }] && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int take) && take is < 0 or > MaxTake)
            {
                result.AddError($"--take is from 0 to {MaxTake}.");
            }
        });
        Command command = new("status", "Shows the schemas of a database and what waits in it. Exit code 1: a dead letter or a schema wants attention. Changes nothing.")
        {
            _database,
            _tenant,
            _take,
            _json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        TenantId? tenant = arguments.GetValue(_tenant) is { } text ? StorageCommand.ParseTenant(text) : null;
        DatabaseTarget target = StorageCommand.ParseDatabase(arguments.GetRequiredValue(_database));
        using DatabaseSession session = DatabaseSession.Open(target, timeProvider);
        StorageStatus status = await new StorageStatusReader(session, timeProvider).ReadAsync(tenant, arguments.GetValue(_take), cancellationToken).ConfigureAwait(false);
        if (arguments.GetValue(_json))
        {
            console.WriteJson(status, ToolJsonContext.Default.StorageStatus);
        }
        else
        {
            StorageStatusView.Write(status, console.CreateAnsi());
        }

        return status.NeedsAttention ? ExitCodes.Findings : ExitCodes.Done;
    }
}
