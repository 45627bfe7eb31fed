using System.Globalization;

namespace CustomerLifecycle.Analytics;

/// <summary>A typed cell: text stays text and a number stays a number, on the screen and in every export.</summary>
public readonly record struct ReportCell
{
    private ReportCell(string? text, string? raw, bool isNumber)
    {
        Display = text ?? KpiFormat.NoData;
        Raw = raw;
        IsNumber = isNumber;
    }

    /// <summary>What a reader sees.</summary>
    public string Display { get; }

    /// <summary>The exact value for machines, invariant; null for no data.</summary>
    public string? Raw { get; }

    /// <summary>Whether it is a number, which is set flush right and never needs neutralising.</summary>
    public bool IsNumber { get; }

    /// <summary>A cell of text; null is no data.</summary>
    public static ReportCell Text(string? text) => new(text, text, false);

    /// <summary>A number with its unit; null is no data.</summary>
    public static ReportCell Number(double? value, KpiUnit unit = KpiUnit.Count) =>
        new(KpiFormat.Display(value, unit), value?.ToString("R", CultureInfo.InvariantCulture), true);

    /// <summary>An exact number, shown with group separators.</summary>
    public static ReportCell Number(decimal value) =>
        new(value.ToString("#,##0.###", CultureInfo.InvariantCulture), (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture), true);

    /// <summary>A KPI's value.</summary>
    public static ReportCell Of(KpiValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Number(value.Value, value.Definition.Unit);
    }
}
