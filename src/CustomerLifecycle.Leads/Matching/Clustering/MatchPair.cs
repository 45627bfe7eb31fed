namespace CustomerLifecycle.Leads.Matching;

/// <summary>Two records of a list that may be one.</summary>
/// <param name="Left">The id that comes first by ordinal.</param>
/// <param name="Right">The other id.</param>
/// <param name="Weight">log2 of the odds that both are one, in bits.</param>
public sealed record MatchPair(string Left, string Right, double Weight)
{
    /// <summary>The probability that both are one, 0 to 1.</summary>
    public double Probability => 1 / (1 + Math.Pow(2, -Weight));
}
