using System.Globalization;

namespace CustomerLifecycle.Analytics;

/// <summary>How values read on a screen or a sheet of paper. Culture-invariant; the exact figures stay in <see cref="KpiValue"/> and in exports.</summary>
public static class KpiFormat
{
    /// <summary>What stands where there is no data; never a zero.</summary>
    public const string NoData = "–";

    private const int SecondsPerMinute = 60;
    private const int SecondsPerHour = 3_600;
    private const int SecondsPerDay = 86_400;

    /// <summary>A value in its unit: <c>87.5 %</c>, <c>12.3 s</c>, <c>3 m 05 s</c>, <c>1 h 05 m</c>, <c>1,024</c>, <c>4.37</c>.</summary>
    /// <param name="value">The value, or null for no data.</param>
    /// <param name="unit">Its unit.</param>
    public static string Display(double? value, KpiUnit unit) => value is not { } number
        ? NoData
        : unit switch
        {
            KpiUnit.Ratio => string.Create(CultureInfo.InvariantCulture, $"{number * 100:0.0} %"),
            KpiUnit.Seconds => Duration(number),
            KpiUnit.Score => number.ToString("0.00", CultureInfo.InvariantCulture),
            _ => number.ToString("#,##0.##", CultureInfo.InvariantCulture),
        };

    /// <summary>The value of a KPI in its unit.</summary>
    public static string Display(KpiValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Display(value.Value, value.Definition.Unit);
    }

    /// <summary>The short form for an axis: <c>80%</c>, <c>1:30</c>, <c>2h</c>, <c>1.5k</c>.</summary>
    internal static string Axis(double value, KpiUnit unit) => unit switch
    {
        KpiUnit.Ratio => string.Create(CultureInfo.InvariantCulture, $"{value * 100:0.#}%"),
        KpiUnit.Seconds when value >= SecondsPerDay => string.Create(CultureInfo.InvariantCulture, $"{value / SecondsPerDay:0.#}d"),
        KpiUnit.Seconds when value >= SecondsPerHour => string.Create(CultureInfo.InvariantCulture, $"{value / SecondsPerHour:0.#}h"),
        KpiUnit.Seconds when value >= SecondsPerMinute => string.Create(CultureInfo.InvariantCulture, $"{value / SecondsPerMinute:0.#}m"),
        KpiUnit.Seconds => string.Create(CultureInfo.InvariantCulture, $"{value:0.#}s"),
        KpiUnit.Count when value >= 10_000 => string.Create(CultureInfo.InvariantCulture, $"{value / 1_000:0.#}k"),
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };

    private static string Duration(double seconds)
    {
        if (Math.Abs(seconds) < SecondsPerMinute)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s");
        }

        var whole = (long)Math.Round(Math.Abs(seconds), MidpointRounding.AwayFromZero);
        var sign = seconds < 0 ? "-" : "";
        return whole switch
        {
            < SecondsPerHour => string.Create(CultureInfo.InvariantCulture, $"{sign}{whole / SecondsPerMinute} m {whole % SecondsPerMinute:00} s"),
            < SecondsPerDay => string.Create(CultureInfo.InvariantCulture, $"{sign}{whole / SecondsPerHour} h {whole % SecondsPerHour / SecondsPerMinute:00} m"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{sign}{whole / SecondsPerDay} d {whole % SecondsPerDay / SecondsPerHour} h"),
        };
    }
}
