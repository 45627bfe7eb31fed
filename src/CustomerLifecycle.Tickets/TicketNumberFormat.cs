using System.Globalization;
using System.Text;

namespace CustomerLifecycle.Tickets;

/// <summary>Writes ticket numbers, see <see cref="TicketsOptions.NumberFormat"/>.</summary>
internal static class TicketNumberFormat
{
    private const int MaximumLength = 100;

    /// <summary>What is wrong with a format; null when it can be used.</summary>
    public static string? Problem(string format)
    {
        if (string.IsNullOrEmpty(format) || format.Length > MaximumLength)
        {
            return $"NumberFormat has 1 to {MaximumLength} characters.";
        }

        bool number = false;
        foreach ((string? token, _) in Parts(format))
        {
            number |= token is not null && IsNumber(token);
            if (token is not null && !IsNumber(token) && token is not ("type" or "year" or "month" or "day"))
            {
                return $"NumberFormat '{format}' has '{{{token}}}'; use {{number}}, {{number:000000}}, {{type}}, {{year}}, {{month}} and {{day}}.";
            }
        }

        return number ? null : $"NumberFormat '{format}' has no {{number}}, so that two tickets would have the same number.";
    }

    public static string Write(string format, long number, string type, DateTimeOffset createdAt)
    {
        StringBuilder text = new();
        foreach ((string? token, string literal) in Parts(format))
        {
            text.Append(token switch
            {
                null => literal,
                "type" => type,
                "year" => createdAt.UtcDateTime.ToString("yyyy", CultureInfo.InvariantCulture),
                "month" => createdAt.UtcDateTime.ToString("MM", CultureInfo.InvariantCulture),
                "day" => createdAt.UtcDateTime.ToString("dd", CultureInfo.InvariantCulture),
                _ => number.ToString(new string('0', Math.Max(1, token.Length - "number:".Length)), CultureInfo.InvariantCulture),
            });
        }

        return text.ToString();
    }

    private static bool IsNumber(string token) =>
        token == "number" || (token.StartsWith("number:", StringComparison.Ordinal) && token.Length > "number:".Length && token["number:".Length..].All(c => c == '0'));

    private static IEnumerable<(string? Token, string Literal)> Parts(string format)
    {
        int at = 0;
        while (at < format.Length)
        {
            int open = format.IndexOf('{', at);
            int close = open < 0 ? -1 : format.IndexOf('}', open);
            if (close < 0)
            {
                yield return (null, format[at..]);
                yield break;
            }

            if (open > at)
            {
                yield return (null, format[at..open]);
            }

            yield return (format[(open + 1)..close], "");
            at = close + 1;
        }
    }
}
