using CustomerLifecycle.Bots.Text;

namespace CustomerLifecycle.Bots.Contacts;

/// <summary>Finds e-mail addresses around each at sign; looks at most 64 characters back and 255 ahead (RFC 5321, section 4.5.3.1).</summary>
internal static class EmailScanner
{
    private const int LongestLocalPart = 64;
    private const int LongestDomain = 255;
    private const double Confidence = 0.98;

    public static IEnumerable<ContactDetail> Scan(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (TextFolding.FoldWidth(text[at]) == '@' && FindAround(text, at) is { } detail)
            {
                yield return detail;
            }
        }
    }

    private static ContactDetail? FindAround(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < LongestLocalPart && IsLocalPart(text[start - 1]))
        {
            start--;
        }

        var end = at + 1;
        while (end < text.Length && end - at <= LongestDomain && IsDomain(text[end]))
        {
            end++;
        }

        while (start < at && Folded(text[start]) is '.' or '-' or '+')
        {
            start++;
        }

        while (end > at + 1 && Folded(text[end - 1]) is '.' or '-')
        {
            end--;
        }

        var domain = Fold(text.AsSpan(at + 1, end - at - 1));
        var lastDot = domain.LastIndexOf('.');
        var isAddress = start < at && Folded(text[at - 1]) != '.' && lastDot > 0 && domain.Length - lastDot > 2 &&
            !domain.Contains("..", StringComparison.Ordinal) && domain.AsSpan(lastDot + 1).ContainsAnyInRange('a', 'z');
        return isAddress
            ? new ContactDetail
            {
                Kind = ContactPointKind.Email,
                Value = Fold(text.AsSpan(start, at - start)) + "@" + domain,
                Evidence = text[start..end],
                Start = start,
                Confidence = Confidence,
            }
            : null;
    }

    private static bool IsLocalPart(char character) => char.IsAsciiLetterOrDigit(Folded(character)) || Folded(character) is '.' or '_' or '%' or '+' or '-';

    private static bool IsDomain(char character) => char.IsAsciiLetterOrDigit(Folded(character)) || Folded(character) is '.' or '-';

    private static char Folded(char character) => TextFolding.FoldWidth(character);

    private static string Fold(ReadOnlySpan<char> part)
    {
        var folded = new char[part.Length];
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = char.ToLowerInvariant(Folded(part[i]));
        }

        return new string(folded);
    }
}
