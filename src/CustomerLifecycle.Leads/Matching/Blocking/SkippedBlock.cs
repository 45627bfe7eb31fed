namespace CustomerLifecycle.Leads.Matching;

/// <summary>Records that share a blocking key with too many others to be compared by it. Other rules may still find their duplicates.</summary>
/// <param name="Rule">The name of the rule.</param>
/// <param name="Records">How many records share the key.</param>
public sealed record SkippedBlock(string Rule, int Records);
