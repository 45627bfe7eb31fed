using System.Text.Json;

namespace CustomerLifecycle.Conformance.Running;

/// <summary>The case files there are, and how a row of each says what kind it is of.</summary>
internal static class CaseFiles
{
    private static readonly Dictionary<string, Func<JsonElement, string>> KindByFile = new(StringComparer.Ordinal)
    {
        ["business-time"] = row => Text(row, "kind"),
        ["email"] = row => Text(row, "kind"),
        ["webhook"] = row => Text(row, "kind"),
        ["staffing"] = row => $"{Text(row, "model")}/{Text(row, "op")}",
        ["kpi-definitions"] = row => Text(row, "kpi"),
        ["quality-stats"] = row => Text(row, "op"),
        ["entities"] = row => $"{Text(row, "culture")}/{Text(row, "model")}",
        ["report-series"] = row => ByInput(row, ("series", "series"), ("metric", "metric")),
        ["report-conversations"] = row => ByInput(
            row,
            ("created", "clock_start"),
            ("groups", "counts"),
            ("group_by", "timeseries"),
            ("calendar", "business_duration"),
            ("value_business", "business_hours_switch"),
            ("inbox_has_active_bot", "bot_resolution"),
            ("unit", "tenant_counts"),
            ("events", "distribution")),
    };

    public static IReadOnlyCollection<string> Names => KindByFile.Keys;

    /// <exception cref="CaseFormatException">The file is unknown, or the row does not say its kind.</exception>
    public static string KindOf(string file, JsonElement row) =>
        KindByFile.TryGetValue(file, out var kindOf)
            ? kindOf(row)
            : throw new CaseFormatException($"Unknown case file '{file}'. Known: {string.Join(", ", KindByFile.Keys)}. Say in CaseFiles how its rows name their kind.");

    private static string Text(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new CaseFormatException($"The row has no text field '{name}', which says what kind it is.");

    /// <summary>The rows of some files carry no kind: the first of these fields that the input has tells it.</summary>
    private static string ByInput(JsonElement row, params (string Field, string Kind)[] shapes) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty("input", out var input) && input.ValueKind == JsonValueKind.Object
            ? shapes.FirstOrDefault(shape => input.TryGetProperty(shape.Field, out _)).Kind
                ?? throw new CaseFormatException($"The input has none of the fields that tell its kind: {string.Join(", ", shapes.Select(shape => shape.Field))}. It has {string.Join(", ", input.EnumerateObject().Select(p => p.Name))}.")
            : throw new CaseFormatException("The row has no object 'input'.");
}
