using System.Text.RegularExpressions;

namespace CustomerLifecycle.Architecture.Wording;

/// <summary>What is shipped speaks of the product: nothing of the machine it was written on, nothing unfinished.</summary>
internal static partial class WordingRules
{
    public static IEnumerable<string> Violations(IEnumerable<SourceFile> files) =>
        from file in files
        from line in file.Lines.Index()
        from Match match in MachinePath().Matches(line.Item).Concat(Unfinished().Matches(line.Item)).Concat(Workshop().Matches(line.Item))
        select $"{file.Path}({line.Index + 1}): '{match.Value}' does not belong in what is shipped.";

    [GeneratedRegex("""(?<![\w.:/-])/(work|root|tmp|home)/|[A-Z]:\\Users\\""", RegexOptions.CultureInvariant)]
    private static partial Regex MachinePath();

    [GeneratedRegex("""\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b""", RegexOptions.CultureInvariant)]
    private static partial Regex Unfinished();

    /// <summary>How the work was organised is of no use to a reader of the product.</summary>
    [GeneratedRegex("""\b[Ii]ssue #\d+|\b(PR|MR) #\d+|\bworktrees?\b|\bbrief\.md\b|\b[Ss]ub-?agents?\b""", RegexOptions.CultureInvariant)]
    private static partial Regex Workshop();
}
