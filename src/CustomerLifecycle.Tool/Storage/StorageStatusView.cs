using System.Globalization;
using Spectre.Console;

namespace CustomerLifecycle.Tool.Storage;

/// <summary>The status as a person reads it.</summary>
internal static class StorageStatusView
{
    private const int NameWidth = 20;

    internal static void Write(StorageStatus status, IAnsiConsole console)
    {
        Add("database", status.Database);
        Add("tenant", status.Tenant ?? "all");
        Add("durability", status.Durability);
        Add("schemas", status.Schemas.Count == 0 ? "none" : string.Join(", ", status.Schemas.Select(Schema)));
        Add("pending events", Count(status.PendingEvents) + (status.OldestPendingAt is { } oldest ? $", the oldest of {Instant(oldest)}" : ""));
        Add("waiting deliveries", Count(status.WaitingDeliveries));
        Add("dead letters", Count(status.DeadDeliveries));
        Add("due items", $"{Count(status.DueItems)}, {Count(status.OverdueItems)} overdue" + (status.NextDueAt is { } next ? $", the next at {Instant(next)}" : ""));
        Add("dead due items", Count(status.DeadDueItems));
        if (status.DeadLetters.Count == 0)
        {
            return;
        }

        console.WriteLine();
        Table table = new Table().Border(TableBorder.Ascii2).AddColumns("tenant", "handler", "sequence", "event", "attempts", "error");
        foreach (DeadLetter letter in status.DeadLetters)
        {
            table.AddRow(
                new Text(letter.Tenant), new Text(letter.Handler), new Text(Count(letter.Sequence)), new Text(letter.EventType), new Text(Count(letter.Attempts)), new Text(letter.Error ?? ""));
        }

        console.Write(table);
        console.WriteLine("Once the cause is mended: lifecycle storage replay --database URI --tenant TENANT --handler HANDLER --sequence SEQUENCE");

        void Add(string name, string value) => console.WriteLine(name.PadRight(NameWidth) + value);
    }

    private static string Schema(ModuleSchema schema) => schema.State switch
    {
        SchemaState.Behind => $"{schema.Module} {Count(schema.Version)} (behind: this tool knows {schema.Known}; run 'lifecycle storage migrate')",
        SchemaState.Ahead => $"{schema.Module} {Count(schema.Version)} (ahead: this tool knows {schema.Known}; update the tool)",
        SchemaState.Foreign => $"{schema.Module} {Count(schema.Version)} (not the suite's)",
        _ => $"{schema.Module} {Count(schema.Version)}",
    };

    private static string Count(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
