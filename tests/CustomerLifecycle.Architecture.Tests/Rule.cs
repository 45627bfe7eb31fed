namespace CustomerLifecycle.Architecture;

/// <summary>A rule yields one sentence for each place that breaks it.</summary>
internal static class Rule
{
    public static void Holds(IEnumerable<string> violations)
    {
        var found = violations.ToList();
        Assert.True(found.Count == 0, $"{found.Count} place(s) break this rule:{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
    }

    /// <summary>For the test of a rule: it finds exactly one violation, which says this.</summary>
    public static void Breaks(IEnumerable<string> violations, string saying) =>
        Assert.Contains(saying, Assert.Single(violations));
}
