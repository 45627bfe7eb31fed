namespace CustomerLifecycle.Leads.Matching;

/// <summary>The weights of one field in a model.</summary>
/// <param name="Field">The field's name in the schema.</param>
/// <param name="Levels">Its levels, strongest first, as many as the field's comparison has.</param>
public sealed record FieldWeights(string Field, IReadOnlyList<ComparisonLevel> Levels);
