namespace CustomerLifecycle.Analytics;

/// <summary>An axis from zero to a round number, with ticks at 1, 2, 2.5 or 5 times a power of ten, or at clock steps for seconds.</summary>
internal sealed class ChartScale
{
    private static readonly double[] ClockSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400];

    public ChartScale(double largest, KpiUnit unit, int ticks = 5)
    {
        var step = unit switch
        {
            _ when largest <= 0 => unit == KpiUnit.Ratio ? 0.25 : 1,
            KpiUnit.Seconds when largest > ticks && largest < ClockSteps[^1] * ticks => ClockSteps.First(clock => clock * ticks >= largest),
            _ => Nice(largest / ticks),
        };
        if (unit == KpiUnit.Count)
        {
            step = Math.Max(1, step);
        }

        var count = Math.Max(1, (int)Math.Ceiling((largest / step) - 1e-9));
        if (unit == KpiUnit.Ratio && largest <= 1 && count * step > 1)
        {
            count = (int)Math.Round(1 / step);
        }

        Max = count * step;
        Ticks = [.. Enumerable.Range(0, count + 1).Select(i => i * step)];
    }

    public double Max { get; }

    public IReadOnlyList<double> Ticks { get; }

    public double At(double value, double length) => value / Max * length;

    private static double Nice(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var leading = rough / power;
        return power * (leading <= 1 ? 1 : leading <= 2 ? 2 : leading <= 2.5 ? 2.5 : leading <= 5 ? 5 : 10);
    }
}
