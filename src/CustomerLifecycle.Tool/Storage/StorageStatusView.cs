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
        if (status.DeadLetters.Count > 0)
        {
            WriteTable(console, ["tenant", "handler", "sequence", "event", "attempts", "error"], status.DeadLetters.Select(letter =>
                new[] { letter.Tenant, letter.Handler, Count(letter.Sequence), letter.EventType, Count(letter.Attempts), letter.Error ?? "" }));
            console.WriteLine("Once the cause is mended: lifecycle storage replay --database URI --tenant TENANT --handler HANDLER --sequence SEQUENCE");
        }

        if (status.DeadItems.Count > 0)
        {
            WriteTable(console, ["tenant", "kind", "key", "attempts", "error"], status.DeadItems.Select(item =>
                new[] { item.Tenant, item.Kind, item.Key, Count(item.Attempts), item.Error ?? "" }));
            console.WriteLine("Once the cause is mended: lifecycle storage replay --database URI --tenant TENANT --kind KIND --key KEY");
        }

        void Add(string name, string value) => console.WriteLine(name.PadRight(NameWidth) + value);
    }

    private static void WriteTable(IAnsiConsole console, string[] columns, IEnumerable<string[]> rows)
    {
        console.WriteLine();
        Table table = new Table().Border(TableBorder.Ascii2).AddColumns(columns);
        foreach (string[] row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        console.Write(table);
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
