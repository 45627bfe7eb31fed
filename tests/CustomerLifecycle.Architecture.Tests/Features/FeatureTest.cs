using System.Text.RegularExpressions;

namespace CustomerLifecycle.Architecture.Features;

/// <summary>A test that carries the key of a feature.</summary>
internal sealed partial record FeatureTest(string Key, bool Runs, string Where)
{
    /// <summary>The tests of a source text that say which feature they show.</summary>
    public static IEnumerable<FeatureTest> In(SourceFile file) =>
        file.Text.Contains("\"Feature\"", StringComparison.Ordinal)
            ? AttributedDeclaration.In(file.Text).SelectMany(declaration => In(file, declaration))
            : [];

    private static IEnumerable<FeatureTest> In(SourceFile file, AttributedDeclaration declaration) =>
        from Match trait in FeatureTrait().Matches(declaration.Attributes)
        select new FeatureTest(
            trait.Groups["key"].Value,
            TestAttribute().IsMatch(declaration.Attributes) && !SkippedTest().IsMatch(declaration.Attributes),
            $"{file.Path}({declaration.Line})");

    [GeneratedRegex("""Trait\s*\(\s*"Feature"\s*,\s*"(?<key>[^"]*)"\s*\)""", RegexOptions.CultureInvariant)]
    private static partial Regex FeatureTrait();

    [GeneratedRegex("""[\[,]\s*(Fact|Theory)\b""", RegexOptions.CultureInvariant)]
    private static partial Regex TestAttribute();

    [GeneratedRegex("""[\[,]\s*(Fact|Theory)\s*\([^)]*\bSkip\s*=""", RegexOptions.CultureInvariant)]
    private static partial Regex SkippedTest();
}
