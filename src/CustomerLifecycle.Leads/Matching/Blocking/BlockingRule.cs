namespace CustomerLifecycle.Leads.Matching;

/// <summary>Records are compared when all parts of one rule agree.</summary>
/// <param name="Name">A stable name for reports, such as <c>name+city</c>.</param>
/// <param name="Parts">The fields that must agree; at least one.</param>
public sealed record BlockingRule(string Name, IReadOnlyList<BlockingPart> Parts);
