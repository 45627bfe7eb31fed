namespace CustomerLifecycle.Analytics;

/// <summary>One figure on a tile: its name, its value, what it is made of and, where there is a target, whether it is met.</summary>
public sealed record KpiTile
{
    /// <summary>What the figure is.</summary>
    public required string Label { get; init; }

    /// <summary>The figure as it is read, such as <c>87.5 %</c>.</summary>
    public required string Value { get; init; }

    /// <summary>What it is made of, such as <c>430 / 491</c>.</summary>
    public string? Detail { get; init; }

    /// <summary>The target as it is read, or null.</summary>
    public string? Target { get; init; }

    /// <summary>Whether the target is met; null without a target or without data.</summary>
    public bool? TargetMet { get; init; }

    /// <summary>Makes a tile of a KPI's value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="label">The label, or null for the KPI's title.</param>
    /// <param name="target">The target in the KPI's unit, or null; the KPI's direction says which side of it is good.</param>
    /// <param name="texts">The words that are not names, English unless given.</param>
    public static KpiTile Of(KpiValue value, string? label = null, double? target = null, ReportTexts? texts = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        texts ??= ReportTexts.English;
        return new()
        {
            Label = label ?? value.Definition.Title,
            Value = value.Value is null ? texts.NoData : KpiFormat.Display(value),
            Detail = DetailOf(value, texts),
            Target = target is null ? null : KpiFormat.Display(target, value.Definition.Unit),
            TargetMet = (value.Value, target, value.Definition.Direction) switch
            {
                ({ } actual, { } wanted, KpiDirection.HigherIsBetter) => actual >= wanted,
                ({ } actual, { } wanted, KpiDirection.LowerIsBetter) => actual <= wanted,
                _ => null,
            },
        };
    }

    private static string? DetailOf(KpiValue value, ReportTexts texts)
    {
        var made = value.Definition switch
        {
            { Statistic: KpiStatistic.Count } => null,
            { Unit: KpiUnit.Ratio } => FormattableString.Invariant($"{value.Numerator:#,##0.##} / {value.Denominator:#,##0.##}"),
            _ => FormattableString.Invariant($"n = {value.N:#,##0}"),
        };
        var excluded = value.ExcludedCount > 0 ? FormattableString.Invariant($"{value.ExcludedCount:#,##0} {texts.Excluded}") : null;
        return made is null || excluded is null ? made ?? excluded : $"{made} · {excluded}";
    }
}
