namespace CustomerLifecycle.Routing.Simulation;

/// <summary>Draws durations of a distribution, in seconds.</summary>
internal static class Sampler
{
    public static double Draw(SimulationDistribution distribution, Xoshiro256 random) => distribution.Kind switch
    {
        // By inversion (Devroye 1986, Non-Uniform Random Variate Generation, II.2).
        DistributionKind.Exponential => -distribution.Mean!.Value * Math.Log(random.NextOpen()),
        DistributionKind.Uniform => distribution.Min!.Value + ((distribution.Max!.Value - distribution.Min.Value) * random.NextOpen()),
        DistributionKind.Deterministic => distribution.Value!.Value,
        DistributionKind.LogNormal => LogNormal(distribution.Mean!.Value, distribution.StandardDeviation!.Value, random),
        DistributionKind.Gamma => Gamma(distribution.Shape!.Value, distribution.Scale!.Value, random),
        _ => throw new InvalidOperationException($"The distribution {distribution.Kind} is not known to this version."),
    };

    /// <summary>Mean and standard deviation are those of the duration, not of its logarithm (Johnson, Kotz and Balakrishnan 1994,
    /// Continuous Univariate Distributions 1, ch. 14).</summary>
    private static double LogNormal(double mean, double deviation, Xoshiro256 random)
    {
        double variance = Math.Log(1 + (deviation / mean * (deviation / mean)));
        return mean * Math.Exp((Math.Sqrt(variance) * NormalQuantile.Of(random.NextOpen())) - (variance / 2));
    }

    /// <summary>Marsaglia and Tsang (2000), "A simple method for generating gamma variables", ACM TOMS 26(3), with their step for shapes
    /// below 1.</summary>
    private static double Gamma(double shape, double scale, Xoshiro256 random)
    {
        if (shape < 1)
        {
            double boost = Math.Pow(random.NextOpen(), 1 / shape);
            return Gamma(shape + 1, scale, random) * boost;
        }

        double d = shape - (1.0 / 3);
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = NormalQuantile.Of(random.NextOpen());
            double v = 1 + (c * x);
            if (v <= 0)
            {
                continue;
            }

            v = v * v * v;
            if (Math.Log(random.NextOpen()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v * scale;
            }
        }
    }
}
