namespace CustomerLifecycle.Architecture.Features;

/// <summary>
/// Just enough of the lexical grammar of C# to step over comments and literals, so that brackets inside them are not
/// mistaken for code. Newer syntax cannot break it: it knows no syntax.
/// </summary>
internal static class CSharpText
{
    /// <summary>The position after the comment or literal that starts at <paramref name="at"/>; <paramref name="at"/> itself where none does.</summary>
    public static int Skip(string text, int at)
    {
        if (Starts(text, at, "//") || text[at] == '#')
        {
            return EndOf(text, at, "\n");
        }

        if (Starts(text, at, "/*"))
        {
            return EndOf(text, at + 2, "*/");
        }

        if (text[at] == '\'')
        {
            return SkipEscaped(text, at + 1, '\'');
        }

        return SkipString(text, at);
    }

    public static bool Starts(string text, int at, string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    private static int SkipString(string text, int at)
    {
        int dollars = Run(text, at, '$');
        int open = at + dollars;
        bool verbatim = Run(text, open, '@') == 1;
        open += verbatim ? 1 : 0;
        if (verbatim && dollars == 0 && Run(text, open, '$') == 1)
        {
            dollars = 1;
            open++;
        }

        int quotes = Run(text, open, '"');
        if (quotes == 0)
        {
            return at;
        }

        if (quotes >= 3 && !verbatim)
        {
            return EndOf(text, open + quotes, new string('"', quotes));
        }

        return dollars == 0 && !verbatim ? SkipEscaped(text, open + 1, '"') : SkipInterpolated(text, open + 1, verbatim, dollars > 0);
    }

    private static int SkipEscaped(string text, int at, char end)
    {
        while (at < text.Length && text[at] != end)
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        return Math.Min(at + 1, text.Length);
    }

    /// <summary>Holes of an interpolated string are code, in which further strings may stand.</summary>
    private static int SkipInterpolated(string text, int at, bool verbatim, bool holes)
    {
        while (at < text.Length)
        {
            char c = text[at];
            if (c == '"')
            {
                if (!verbatim || !Starts(text, at, "\"\""))
                {
                    return at + 1;
                }

                at += 2;
            }
            else if (c == '\\' && !verbatim)
            {
                at += 2;
            }
            else if (holes && c == '{' && !Starts(text, at, "{{"))
            {
                at = SkipHole(text, at + 1);
            }
            else
            {
                at += holes && c == '{' ? 2 : 1;
            }
        }

        return text.Length;
    }

    private static int SkipHole(string text, int at)
    {
        int depth = 1;
        while (at < text.Length && depth > 0)
        {
            int next = Skip(text, at);
            depth += next > at ? 0 : text[at] switch { '{' => 1, '}' => -1, _ => 0 };
            at = next > at ? next : at + 1;
        }

        return at;
    }

    private static int Run(string text, int at, char c)
    {
        int length = 0;
        while (at + length < text.Length && text[at + length] == c)
        {
            length++;
        }

        return length;
    }

    private static int EndOf(string text, int at, string end)
    {
        int found = text.IndexOf(end, Math.Min(at, text.Length), StringComparison.Ordinal);
        return found < 0 ? text.Length : found + end.Length;
    }
}
