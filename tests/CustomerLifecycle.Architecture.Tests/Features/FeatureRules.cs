using System.Text.RegularExpressions;

namespace CustomerLifecycle.Architecture.Features;

/// <summary>What is promised is tested, and what is tested is promised.</summary>
internal static partial class FeatureRules
{
    /// <param name="rows">The promises.</param>
    /// <param name="tests">The tests that carry a key.</param>
    /// <param name="publicTypes">The names of a package's public types, by the module's name (<c>Routing</c>); a package that does not exist has none.</param>
    public static IEnumerable<string> Violations(IReadOnlyList<FeatureRow> rows, IReadOnlyList<FeatureTest> tests, Func<string, IReadOnlyCollection<string>> publicTypes) =>
    [
        .. rows.SelectMany(row => OfRow(row, tests, publicTypes)),
        .. rows.CountBy(row => row.Key, StringComparer.Ordinal).Where(key => key.Value > 1).Select(key => $"docs/features.md: the key {key.Key} has {key.Value} rows."),
        .. tests.Where(test => rows.All(row => !string.Equals(row.Key, test.Key, StringComparison.Ordinal)))
            .Select(test => $"{test.Where}: the feature {test.Key} has no row in docs/features.md."),
    ];

    private static IEnumerable<string> OfRow(FeatureRow row, IReadOnlyList<FeatureTest> tests, Func<string, IReadOnlyCollection<string>> publicTypes)
    {
        var where = $"docs/features.md({row.Line})";
        if (!KeyShape().IsMatch(row.Key))
        {
            yield return $"{where}: the key '{row.Key}' is not of the shape module.feature-in-words.";
        }

        if (row.Feature.Length == 0)
        {
            yield return $"{where}: the feature {row.Key} is not described.";
        }

        if (!publicTypes(row.Module).Contains(row.Type, StringComparer.Ordinal))
        {
            yield return $"{where}: {row.Module} has no public type {row.Type}.";
        }

        var carrying = tests.Where(test => string.Equals(test.Key, row.Key, StringComparison.Ordinal)).ToList();
        if (!carrying.Exists(test => test.Runs))
        {
            yield return $"{where}: {(carrying.Count == 0 ? "no test carries" : "every test is skipped or no test that carries")} [Trait(\"Feature\", \"{row.Key}\")].";
        }
    }

    [GeneratedRegex("^[a-z]+(\\.[a-z0-9]+(-[a-z0-9]+)*)+$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyShape();
}
