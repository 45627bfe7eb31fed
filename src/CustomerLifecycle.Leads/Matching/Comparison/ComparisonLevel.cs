namespace CustomerLifecycle.Leads.Matching;

/// <summary>How well one field of two records agrees, with what that says of their being one person.</summary>
/// <param name="Name">A short stable name, such as <c>exact</c>; part of explanations and of the model's JSON.</param>
/// <param name="M">The probability of this level for two records of one person; above 0, at most 1.</param>
/// <param name="U">The probability of this level for two records of different persons; above 0, at most 1.</param>
public sealed record ComparisonLevel(string Name, double M, double U)
{
    /// <summary>log2(m/u), in bits (I. P. Fellegi, A. B. Sunter, "A Theory for Record Linkage", 1969).</summary>
    public double Weight => Math.Log2(M / U);
}
