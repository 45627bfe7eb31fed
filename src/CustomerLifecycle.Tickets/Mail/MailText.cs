using System.Net;
using System.Text;

namespace CustomerLifecycle.Tickets;

/// <summary>What is readable in a mail, within bounds.</summary>
internal static class MailText
{
    private const int MaximumMarkup = 1_048_576;
    private const int MaximumTag = 16_384;

    /// <summary>The body as text: the plain one, else the HTML without its markup.</summary>
    public static string BodyOf(InboundMail mail, int maximum) =>
        Clean(string.IsNullOrWhiteSpace(mail.TextBody) && mail.HtmlBody is { } html ? OfHtml(html) : mail.TextBody ?? "", maximum);

    /// <summary>Text that every database takes: no null characters, no half characters, at most so many.</summary>
    public static string Clean(string text, int maximum)
    {
        if (text.Length <= maximum && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
        {
            return text;
        }

        StringBuilder clean = new(Math.Min(text.Length, maximum));
        for (int i = 0; i < text.Length && clean.Length < maximum; i++)
        {
            char c = text[i];
            bool pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (pair)
            {
                if (clean.Length + 2 > maximum)
                {
                    break;
                }

                clean.Append(c).Append(text[++i]);
            }
            else if (!char.IsControl(c) || c is '\n' or '\t')
            {
                clean.Append(char.IsSurrogate(c) ? '\uFFFD' : c);
            }
            else if (c == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))
            {
                clean.Append('\n');
            }
        }

        return clean.ToString();
    }

    /// <summary>One line: white space of any kind becomes single spaces.</summary>
    public static string Line(string text, int maximum)
    {
        string clean = Clean(text.Length > maximum * 4 ? text[..(maximum * 4)] : text, maximum * 4);
        string line = string.Join(' ', clean.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= maximum ? line : Clean(line, maximum);
    }

    /// <summary>The text between tags; scripts, styles and comments are left out. One pass.</summary>
    public static string OfHtml(string html)
    {
        StringBuilder text = new();
        int at = 0, length = Math.Min(html.Length, MaximumMarkup);
        while (at < length)
        {
            int open = html.IndexOf('<', at, length - at);
            text.Append(html, at, (open < 0 ? length : open) - at);
            if (open < 0)
            {
                break;
            }

            string? skipped = Skipped(html, open);
            int close = skipped is null ? EndOfTag(html, open, length) : html.IndexOf(skipped, open + 1, length - open - 1, StringComparison.OrdinalIgnoreCase);
            if (IsBreak(html, open))
            {
                text.Append('\n');
            }

            at = close < 0 ? length : close + (skipped?.Length ?? 1);
        }

        return WebUtility.HtmlDecode(text.ToString());
    }

    private static string? Skipped(string html, int open) =>
        Starts(html, open, "<!--") ? "-->" : Starts(html, open, "<script") ? "</script>" : Starts(html, open, "<style") ? "</style>" : null;

    private static bool IsBreak(string html, int open) =>
        Starts(html, open, "<br") || Starts(html, open, "</p") || Starts(html, open, "</div") || Starts(html, open, "</tr") || Starts(html, open, "</li") || Starts(html, open, "</h");

    private static bool Starts(string html, int at, string tag) => string.Compare(html, at, tag, 0, tag.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static int EndOfTag(string html, int open, int length)
    {
        char quote = '\0';
        length = Math.Min(length, open + MaximumTag);
        for (int i = open + 1; i < length; i++)
        {
            char c = html[i];
            if (quote == '\0' && c == '>')
            {
                return i;
            }

            quote = quote == '\0' && c is '"' or '\'' && html[i - 1] == '=' ? c : c == quote ? '\0' : quote;
        }

        // A quote that nobody closes must not swallow the mail.
        return html.IndexOf('>', open, length - open);
    }
}
