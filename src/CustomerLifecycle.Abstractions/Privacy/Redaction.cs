using System.Text;

namespace CustomerLifecycle;

/// <summary>Masks personal data for log lines, metrics and exception messages. Thread-safe; linear in the length of the text.</summary>
public static class Redaction
{
    // A telephone number has at most 15 digits (ITU-T E.164); a shorter run than 7 is a price, a date or a model number.
    private const int ShortestNumber = 7;
    private const int LocalPartMax = 64;

    /// <summary>Masks one value of a known kind.</summary>
    /// <param name="kind">What the value is.</param>
    /// <param name="value">The value.</param>
    /// <returns>The value with its middle replaced by asterisks.</returns>
    public static string Mask(ContactPointKind kind, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return kind == ContactPointKind.Email ? MaskEmail(value) : MaskMiddle(value);
    }

    /// <summary>Masks every e-mail address and every run of seven or more digits (separators allowed between them) in free text.</summary>
    /// <param name="text">Any text, or <see langword="null"/>.</param>
    /// <returns>The masked text; an empty string for <see langword="null"/>.</returns>
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        StringBuilder result = new(text.Length);
        int i = 0;
        while (i < text.Length)
        {
            int end = IsDigit(text[i]) || text[i] == '+' ? NumberEnd(text, i) : i;
            if (end > i)
            {
                result.Append(MaskMiddle(text[i..end]));
                i = end;
            }
            else if (text[i] == '@' && MaskAddress(result, text, i, out end))
            {
                i = end;
            }
            else
            {
                result.Append(text[i++]);
            }
        }

        return result.ToString();
    }

    private static bool MaskAddress(StringBuilder result, string text, int at, out int end)
    {
        int local = 0;
        while (local < LocalPartMax && local < result.Length && IsLocalPart(result[result.Length - 1 - local]))
        {
            local++;
        }

        end = at + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
        {
            end++;
        }

        // A domain has letters; digits alone are a number, and masked as one.
        if (local == 0 || !text.AsSpan(at + 1, end - at - 1).ContainsAnyInRange('A', 'z'))
        {
            return false;
        }

        char first = result[result.Length - local];
        result.Length -= local;
        result.Append(first).Append("***").Append(text, at, end - at);
        return true;
    }

    private static int NumberEnd(string text, int start)
    {
        int digits = 0;
        int end = start;
        for (int i = start; i < text.Length; i++)
        {
            if (IsDigit(text[i]))
            {
                digits++;
                end = i + 1;
            }
            else if (i > start && text[i] is not (' ' or '-' or '(' or ')' or '.'))
            {
                break;
            }
        }

        return digits >= ShortestNumber ? end : start;
    }

    private static string MaskEmail(string value)
    {
        int at = value.IndexOf('@', StringComparison.Ordinal);
        return at > 0 ? string.Concat(value.AsSpan(0, 1), "***", value.AsSpan(at)) : MaskMiddle(value);
    }

    private static string MaskMiddle(string value)
    {
        if (value.Length <= 4)
        {
            return new string('*', value.Length);
        }

        int shown = Math.Min(4, value.Length / 4);
        int head = Math.Min(3, shown + 1);
        return string.Concat(value.AsSpan(0, head), new string('*', value.Length - head - shown), value.AsSpan(value.Length - shown));
    }

    private static bool IsDigit(char c) => c is (>= '0' and <= '9') or (>= '０' and <= '９');

    private static bool IsLocalPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-';
}
