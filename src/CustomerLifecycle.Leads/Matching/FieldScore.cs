namespace CustomerLifecycle.Leads.Matching;

/// <summary>What one field adds to a pair's weight. Holds no values, so that it may be shown and logged.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Level">The level at which the records agree.</param>
/// <param name="Weight">log2(m/u), in bits: positive speaks for one person, negative against.</param>
public sealed record FieldScore(string Field, string Level, double Weight);
