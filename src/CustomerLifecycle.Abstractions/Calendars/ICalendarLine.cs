using System.Globalization;

namespace CustomerLifecycle.Calendars;

/// <summary>A content line of RFC 5545, 3.1, unfolded.</summary>
/// <param name="Number">The number of its first line in the file, from 1.</param>
/// <param name="Name">The property, in upper case; empty where the line has no colon.</param>
/// <param name="Parameters">The parameters, in upper case, each with its semicolon.</param>
/// <param name="Value">The value as it stands.</param>
internal readonly record struct ICalendarLine(int Number, string Name, string Parameters, string Value)
{
    /// <summary>Reads a text with any line ends. A line that starts with a space or tab goes on the line before.</summary>
    public static List<ICalendarLine> ReadAll(string text)
    {
        List<(int Number, string Content)> unfolded = [];
        int number = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            number++;
            if (line is [' ' or '\t', ..] && unfolded.Count > 0)
            {
                unfolded[^1] = (unfolded[^1].Number, string.Concat(unfolded[^1].Content, line[1..]));
            }
            else if (!line.IsWhiteSpace())
            {
                unfolded.Add((number, line.ToString()));
            }
        }

        return [.. unfolded.Select(line => Split(line.Number, line.Content))];
    }

    /// <summary>The date the value begins with.</summary>
    public DateOnly Date(string summary) => DateOf(Value, summary);

    /// <summary>The dates of a list.</summary>
    public IEnumerable<DateOnly> Dates(string summary)
    {
        foreach (string value in Value.Split(','))
        {
            yield return DateOf(value.Trim(), summary);
        }
    }

    public static DateOnly ReadDate(string value, string summary) =>
        value.Length >= 8 && DateOnly.TryParseExact(value.AsSpan(0, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw new FormatException($"The event '{summary}' has '{value}' where a date such as 20261001 belongs.");

    private DateOnly DateOf(string value, string summary)
    {
        try
        {
            return ReadDate(value, summary);
        }
        catch (FormatException e)
        {
            throw new ICalendarFormatException(Number, e.Message, e);
        }
    }

    private static ICalendarLine Split(int number, string line)
    {
        int colon = 0;
        for (bool quoted = false; colon < line.Length && (quoted || line[colon] != ':'); colon++)
        {
            quoted ^= line[colon] == '"';
        }

        if (colon == line.Length)
        {
            return new(number, "", "", line);
        }

        string head = line[..colon];
        int semicolon = head.IndexOf(';', StringComparison.Ordinal);
        return new(
            number,
            (semicolon < 0 ? head : head[..semicolon]).Trim().ToUpperInvariant(),
            semicolon < 0 ? "" : head[semicolon..].ToUpperInvariant(),
            line[(colon + 1)..].Trim());
    }
}
