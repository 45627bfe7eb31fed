namespace CustomerLifecycle.Tickets;

/// <summary>Finds what may be ticket numbers in text: what stands behind the hook. One pass; which of them exist is looked up.</summary>
internal static class TicketNumbers
{
    private const int MaximumLength = 100;
    private const int MaximumShorter = 4;

    /// <summary>The candidates in order, at most so many. Of a number with separators the shorter ones follow, because text may stick to it.</summary>
    public static IReadOnlyList<string> In(string text, MailRulesOptions options, int maximum)
    {
        List<string> found = [];
        string hook = options.TicketHook;
        int at = text.IndexOf(hook, StringComparison.OrdinalIgnoreCase);
        while (at >= 0 && found.Count < maximum)
        {
            // "MyTicket#1" is not our "Ticket#1".
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
            {
                Add(found, Token(text, AfterDivider(text, at + hook.Length, options.TicketHookDivider)));
            }

            at = text.IndexOf(hook, at + hook.Length, StringComparison.OrdinalIgnoreCase);
        }

        return [.. found.Distinct(StringComparer.Ordinal).Take(maximum)];
    }

    /// <summary>A whole value that is a number with or without hook, as in a header field.</summary>
    public static IReadOnlyList<string> OfValue(string value, MailRulesOptions options, int maximum)
    {
        List<string> found = [.. In(value, options, maximum)];
        Add(found, Token(value, 0));
        return found;
    }

    private static int AfterDivider(string text, int at, string divider)
    {
        if (divider.Length > 0 && string.CompareOrdinal(text, at, divider, 0, divider.Length) == 0)
        {
            return at + divider.Length;
        }

        at += at < text.Length && text[at] == ':' ? 1 : 0;
        for (int blanks = 0; blanks < 2 && at < text.Length && text[at] == ' '; blanks++)
        {
            at++;
        }

        return at;
    }

    private static string Token(string text, int start)
    {
        int end = start;
        while (end < text.Length && end - start <= MaximumLength && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '.' or '_' or '/'))
        {
            end++;
        }

        return end - start > MaximumLength ? "" : text[start..end].TrimEnd('-', '.', '_', '/');
    }

    private static void Add(List<string> found, string token)
    {
        for (int i = 0; i <= MaximumShorter && token.Length > 0 && token.Any(char.IsDigit); i++)
        {
            found.Add(token);
            if (token.ToUpperInvariant() is var upper && upper != token)
            {
                found.Add(upper);
            }

            token = token.LastIndexOfAny(['-', '.', '_', '/']) is var cut and > 0 ? token[..cut] : "";
        }
    }
}
