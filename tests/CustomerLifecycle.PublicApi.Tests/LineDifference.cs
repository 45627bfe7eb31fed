namespace CustomerLifecycle.PublicApi;

/// <summary>The lines that two texts do not share, each under the type it stands in.</summary>
internal static class LineDifference
{
    public static string Of(string before, string after)
    {
        var old = Entries(before);
        var now = Entries(after);
        var lines = old.Except(now).Select(entry => (Entry: entry, Sign: '-'))
            .Concat(now.Except(old).Select(entry => (Entry: entry, Sign: '+')))
            .OrderBy(line => line.Entry.Type, StringComparer.Ordinal)
            .ThenBy(line => line.Entry.Line, StringComparer.Ordinal)
            .ThenBy(line => line.Sign)
            .GroupBy(line => line.Entry.Type, StringComparer.Ordinal)
            .SelectMany(group => group.Select(line => $"{line.Sign} {line.Entry.Line}").Prepend($"  in {group.Key}"));
        return string.Join('\n', lines);
    }

    /// <summary>A line belongs to the nearest line above it that is not indented.</summary>
    private static HashSet<(string Type, string Line)> Entries(string text)
    {
        var type = "";
        HashSet<(string Type, string Line)> entries = [];
        foreach (var line in text.Split('\n').Where(line => line.Length > 0))
        {
            type = line.StartsWith(' ') ? type : line;
            entries.Add((type, line));
        }

        return entries;
    }
}
