namespace CustomerLifecycle.Analytics;

/// <summary>One series of a chart.</summary>
/// <param name="Name">The name in the legend.</param>
/// <param name="Values">One value per category; null where there is no data.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values)
{
    internal void Check(int categories)
    {
        if (Values.Count != categories)
        {
            throw new ArgumentException($"Series '{Name}' has {Values.Count} values for {categories} categories; give one per category, null for no data.");
        }

        if (Values.Any(value => value is { } number && (!double.IsFinite(number) || number < 0)))
        {
            throw new ArgumentException($"Series '{Name}' has a value that is negative or not finite; charts show figures from zero up.");
        }
    }
}
