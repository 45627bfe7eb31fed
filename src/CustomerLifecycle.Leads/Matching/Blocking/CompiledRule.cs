namespace CustomerLifecycle.Leads.Matching;

/// <summary>A blocking rule with its fields looked up.</summary>
internal sealed record CompiledRule(string Name, IReadOnlyList<(int Field, BlockingForm Form, FieldComparison Comparison)> Parts);
