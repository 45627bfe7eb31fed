using System.Text;

namespace CustomerLifecycle.Tickets;

/// <summary>Cuts a header section into fields. One pass, no recursion, nothing thrown.</summary>
internal static class MailHeaderParser
{
    private const int MaximumName = 200;

    /// <summary>Printable characters but the colon (RFC 5322, section 3.6.8).</summary>
    public static bool IsName(string? name) =>
        name is { Length: > 0 and <= MaximumName } && name.All(c => c is > ' ' and < '\x7F' and not ':');

    /// <summary>A value on one line: line ends and the white space around them become one space.</summary>
    public static string Unfold(string value)
    {
        string trimmed = value.Trim();
        if (!trimmed.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            return trimmed;
        }

        StringBuilder unfolded = new(trimmed.Length);
        bool folded = false;
        foreach (char c in trimmed)
        {
            if (c is '\r' or '\n')
            {
                folded = true;
            }
            else if (c != '\0' && !(folded && c is ' ' or '\t'))
            {
                if (folded)
                {
                    unfolded.Append(' ');
                }

                folded = false;
                unfolded.Append(c);
            }
        }

        return unfolded.ToString();
    }

    public static IEnumerable<KeyValuePair<string, string>> Fields(string raw)
    {
        string? name = null;
        StringBuilder value = new();
        foreach (string line in Lines(raw))
        {
            if (line[0] is ' ' or '\t')
            {
                value.Append(' ').Append(line.AsSpan().Trim());
                continue;
            }

            if (name is not null)
            {
                yield return new(name, value.ToString());
            }

            int colon = line.IndexOf(':', StringComparison.Ordinal);
            string before = colon < 0 ? "" : line[..colon].TrimEnd();
            name = IsName(before) ? before : null;
            value.Clear().Append(line.AsSpan(colon + 1).Trim());
        }

        if (name is not null)
        {
            yield return new(name, value.ToString());
        }
    }

    /// <summary>The lines up to the first empty one. A line end at the very start, as in cut-out parts, is passed over.</summary>
    private static IEnumerable<string> Lines(string raw)
    {
        int at = 0;
        bool any = false;
        while (at < raw.Length)
        {
            int end = raw.AsSpan(at).IndexOfAny('\r', '\n') is var found && found < 0 ? raw.Length : at + found;
            if (end > at)
            {
                any = true;
                yield return raw[at..end];
            }
            else if (any)
            {
                yield break;
            }

            at = end + 1 < raw.Length && raw[end] == '\r' && raw[end + 1] == '\n' ? end + 2 : end + 1;
        }
    }
}
