namespace CustomerLifecycle.Leads.Matching;

/// <summary>One field of a schema.</summary>
/// <typeparam name="TRecord">The record type.</typeparam>
/// <param name="Name">A stable name, part of explanations and of the model's JSON.</param>
/// <param name="Values">Reads the values of a record; none, null or blank ones are missing.</param>
/// <param name="Comparison">How values are prepared and compared.</param>
public sealed record MatchField<TRecord>(string Name, Func<TRecord, IEnumerable<string?>> Values, FieldComparison Comparison);
