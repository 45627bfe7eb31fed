namespace CustomerLifecycle.Routing.Simulation;

/// <summary>How evenly load is spread over agents.</summary>
internal static class Fairness
{
    /// <summary>The index of Jain, Chiu and Hawe (1984, "A quantitative measure of fairness and discrimination", DEC TR-301): 1 when all
    /// carry the same, 1/n when one of n carries everything.</summary>
    public static double? Jain(IReadOnlyList<double> loads)
    {
        double sum = loads.Sum();
        return sum <= 0 ? null : sum * sum / (loads.Count * loads.Sum(load => load * load));
    }

    /// <summary>The Gini coefficient: half the mean absolute difference over the mean (Gini 1912). 0 when all carry the same.</summary>
    public static double? Gini(IReadOnlyList<double> loads)
    {
        double sum = loads.Sum();
        if (sum <= 0)
        {
            return null;
        }

        double[] sorted = [.. loads.Order()];
        double weighted = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            weighted += ((2 * (i + 1)) - sorted.Length - 1) * sorted[i];
        }

        return weighted / (sorted.Length * sum);
    }

    /// <summary>The greatest load less the least.</summary>
    public static double? Spread(IReadOnlyList<double> loads) => loads.Count == 0 ? null : loads.Max() - loads.Min();
}
