namespace CustomerLifecycle.Architecture.Features;

/// <summary>A row of <c>docs/features.md</c>: what the product does, the type that does it, and the key its tests carry.</summary>
internal sealed record FeatureRow(string Module, string Feature, string Type, string Key, int Line)
{
    private static readonly string[] Columns = ["module", "feature", "public type", "key"];

    /// <summary>The rows of every table with the four columns; other tables and text are passed over.</summary>
    public static IEnumerable<FeatureRow> In(string markdown)
    {
        bool inTable = false;
        foreach (var (index, line) in markdown.ReplaceLineEndings("\n").Split('\n').Index())
        {
            string[] cells = line.StartsWith('|')
                ? [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim().Trim('`'))]
                : [];
            if (cells.Length == 0)
            {
                inTable = false;
            }
            else if (cells.SequenceEqual(Columns, StringComparer.OrdinalIgnoreCase))
            {
                inTable = true;
            }
            else if (inTable && !cells.All(cell => cell.Trim('-', ':').Length == 0))
            {
                yield return new FeatureRow(cells[0], At(cells, 1), At(cells, 2), At(cells, 3), index + 1);
            }
        }
    }

    private static string At(string[] cells, int index) => index < cells.Length ? cells[index] : "";
}
