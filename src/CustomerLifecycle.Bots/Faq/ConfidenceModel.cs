namespace CustomerLifecycle.Bots.Faq;

/// <summary>
/// The probability that a candidate is right, from its signals: a logistic regression whose weights have a prior, so that
/// a knowledge base of three entries is judged by general experience and one of three hundred by its own.
/// </summary>
internal sealed class ConfidenceModel
{
    // Only an exact match is certain.
    private const double MaxProbability = 0.99;
    private const int Iterations = 400;
    private const double LearningRate = 0.5;

    // How many observations the prior is worth, per weight.
    private const double PriorStrength = 4;

    // Order as in MatchSignals: bias, cosine, retrieval, classifier, margin, coverage, reverse coverage, unknown share, evidence.
    private static readonly double[] Prior = [-5.5, 4.0, 2.0, 1.0, 4.0, 3.0, 1.0, -2.5, 1.0];

    private readonly double[] _weights;

    private ConfidenceModel(double[] weights) => _weights = weights;

    /// <summary>Judges by general experience alone.</summary>
    public static ConfidenceModel General { get; } = new(Prior);

    /// <summary>The most probable weights given the prior and the observations, by gradient ascent with fixed steps.</summary>
    public static ConfidenceModel Fit(IReadOnlyList<ConfidenceObservation> observations)
    {
        var weights = (double[])Prior.Clone();
        var gradient = new double[weights.Length];
        var total = observations.Sum(observation => observation.Importance) + PriorStrength;
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            for (var i = 0; i < gradient.Length; i++)
            {
                gradient[i] = PriorStrength * (Prior[i] - weights[i]);
            }

            foreach (var observation in observations)
            {
                var error = observation.Importance * ((observation.IsRight ? 1 : 0) - Logistic(weights, observation.Signals));
                for (var i = 0; i < gradient.Length; i++)
                {
                    gradient[i] += error * observation.Signals[i];
                }
            }

            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] += LearningRate * gradient[i] / total;
            }
        }

        return new ConfidenceModel(weights);
    }

    /// <summary>The probability, 0 to 0.99.</summary>
    public double Probability(MatchSignals signals) => Math.Min(MaxProbability, Logistic(_weights, signals));

    private static double Logistic(double[] weights, MatchSignals signals)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * signals[i];
        }

        return 1 / (1 + Math.Exp(-sum));
    }
}
