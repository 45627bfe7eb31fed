namespace CustomerLifecycle.Routing.Simulation;

/// <summary>Figures over replications, which are independent of each other and alike.</summary>
internal sealed class Estimator(double confidence)
{
    /// <summary>The confidence of every interval that is published.</summary>
    public const double Confidence = 0.95;

    /// <summary>The mean of one number of each replication, with the interval of Student's t.</summary>
    public Estimate Mean(IReadOnlyList<double> values, double most = double.PositiveInfinity)
    {
        int n = values.Count;
        if (n == 0)
        {
            return Nothing;
        }

        double mean = values.Sum() / n;
        double squares = values.Sum(value => (value - mean) * (value - mean));
        return Around(mean, n < 2 ? null : Math.Sqrt(squares / (n - 1) / n), n, 0, most);
    }

    /// <summary>The mean of differences, which may be below zero.</summary>
    public Estimate Difference(IReadOnlyList<double> values)
    {
        int n = values.Count;
        double mean = n == 0 ? 0 : values.Sum() / n;
        return n == 0 ? Nothing : Around(mean, n < 2 ? null : Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (n - 1) / n), n, double.NegativeInfinity, double.PositiveInfinity);
    }

    /// <summary>A ratio of sums over replications, with the interval by linearisation (the delta method: Cochran 1977, Sampling Techniques,
    /// ch. 6; Asmussen and Glynn 2007, Stochastic Simulation, III.3): the residuals y - Rx are as good as independent.</summary>
    public Estimate Ratio(IReadOnlyList<double> parts, IReadOnlyList<double> wholes, double most = double.PositiveInfinity)
    {
        double whole = wholes.Sum();
        if (whole <= 0)
        {
            return Nothing;
        }

        double ratio = parts.Sum() / whole;
        return Around(ratio, DeviationOfRatio(ratio, parts, wholes), parts.Count, 0, most);
    }

    /// <summary>The wait that a share of all answered contacts does not exceed, over all replications together, so that it is the inverse
    /// of a service level that is a ratio of sums. The interval is that of Woodruff (1952, "Confidence intervals for medians and other
    /// position measures", JASA 47): the interval of the share, turned into waits.</summary>
    public Estimate Quantile(IReadOnlyList<WaitTimes> replications, double share)
    {
        var all = WaitTimes.Merge(replications);
        if (all.Count == 0)
        {
            return Nothing;
        }

        double quantile = all.Quantile(share);
        double[] within = [.. replications.Select(waits => (double)waits.CountUpTo(quantile))];
        double[] answered = [.. replications.Select(waits => (double)waits.Count)];
        if (DeviationOfRatio(share, within, answered) is not { } deviation)
        {
            return new Estimate { Mean = quantile, Low = null, High = null };
        }

        double half = StudentT.TwoSided(confidence, replications.Count - 1) * deviation;
        return new Estimate { Mean = quantile, Low = all.Quantile(Math.Max(0, share - half)), High = all.Quantile(Math.Min(1, share + half)) };
    }

    private static Estimate Nothing { get; } = new() { Mean = null, Low = null, High = null };

    private static double? DeviationOfRatio(double ratio, IReadOnlyList<double> parts, IReadOnlyList<double> wholes)
    {
        int n = parts.Count;
        if (n < 2)
        {
            return null;
        }

        double squares = 0;
        for (int i = 0; i < n; i++)
        {
            double residual = parts[i] - (ratio * wholes[i]);
            squares += residual * residual;
        }

        return Math.Sqrt(squares / (n - 1) / n) / (wholes.Sum() / n);
    }

    private Estimate Around(double mean, double? deviation, int n, double least, double most)
    {
        double? half = deviation is { } size ? StudentT.TwoSided(confidence, n - 1) * size : null;
        return new Estimate { Mean = mean, Low = half is null ? null : Math.Max(least, mean - half.Value), High = half is null ? null : Math.Min(most, mean + half.Value) };
    }
}
