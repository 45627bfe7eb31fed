using System.Globalization;
using System.Xml;

namespace CustomerLifecycle.Tickets;

/// <summary>Reads and writes the values of each type. Independent of culture.</summary>
internal static class FieldSyntax
{
    public const char Separator = ';';

    // A System.Decimal holds any number of 28 digits exactly; more are rounded without a word.
    private const int MaximumDigits = 28;
    private const int MinimumPhone = 7;
    private const int MaximumPhone = 15;
    private const int MaximumReference = 128;
    private const int MaximumUrl = 2_000;

    private static readonly string[] InstantFormats = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm'Z'"];

    public static FieldValue Read(TicketFieldType type, string given)
    {
        string text = type == TicketFieldType.Text ? given : given.Trim();
        return type switch
        {
            TicketFieldType.Text => FieldValue.Of(text, text),
            TicketFieldType.Integer => Integer(text),
            TicketFieldType.Decimal => Decimal(text),
            TicketFieldType.Money => ReadMoney(text),
            TicketFieldType.Boolean => Boolean(text),
            TicketFieldType.Date => Date(text),
            TicketFieldType.DateTime => Instant(text),
            TicketFieldType.Duration => Duration(text),
            TicketFieldType.Choice => FieldValue.Of(text, text),
            TicketFieldType.MultiChoice => Several(text),
            TicketFieldType.Email => Email(text),
            TicketFieldType.Phone => Phone(text),
            TicketFieldType.Url => Url(text),
            TicketFieldType.Reference => Reference(text),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The type of a field is one of TicketFieldType."),
        };
    }

    /// <summary>The bound of a field's values: as the value itself, of money the amount alone.</summary>
    public static FieldValue ReadBound(TicketFieldType type, string text) => Read(type == TicketFieldType.Money ? TicketFieldType.Decimal : type, text);

    public static int ScaleOf(decimal value) => (value / 1.0000000000000000000000000000m).Scale;

    private static FieldValue Integer(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? FieldValue.Of(value, value.ToString(CultureInfo.InvariantCulture))
            : FieldValue.Not($"which is no whole number from {long.MinValue} to {long.MaxValue}. Write digits only, such as 42");

    private static FieldValue Decimal(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value))
        {
            return FieldValue.Not("which is no decimal number. Write digits with a decimal point and without separators, such as 1234.5");
        }

        string[] parts = text.TrimStart('+', '-').Split('.');
        string fraction = parts.Length > 1 ? parts[1].TrimEnd('0') : "";
        return fraction.Length > MaximumDigits || (parts[0] + fraction).TrimStart('0').Length > MaximumDigits
            ? FieldValue.Not($"which has more than {MaximumDigits} digits. Round it")
            : FieldValue.Of(Normal(value), Normal(value).ToString(CultureInfo.InvariantCulture));
    }

    // Dividing by one with 28 decimals takes away trailing zeros.
    private static decimal Normal(decimal value) => value == 0 ? 0 : value / 1.0000000000000000000000000000m;

    private static FieldValue ReadMoney(string text)
    {
        int space = text.IndexOf(' ', StringComparison.Ordinal);
        string first = space < 0 ? text : text[..space];
        string second = space < 0 ? "" : text[(space + 1)..].Trim();
        (string number, string currency) = first.Length > 0 && char.IsAsciiLetter(first[0]) ? (second, first) : (first, second);
        if (Decimal(number) is not { Value: decimal amount } || currency.Length == 0)
        {
            return FieldValue.Not("which is no amount with a currency. Write both, such as 12.50 EUR");
        }

        return Iso4217.DecimalsOf(currency) is not { } decimals ? FieldValue.Not($"whose currency '{Short(currency)}' is not in ISO 4217. Write its three capital letters, such as EUR")
            : ScaleOf(amount) > decimals ? FieldValue.Not($"which has more than the {decimals} decimals of {currency}. Round it")
            : FieldValue.Of(new Money(amount, currency), new Money(amount, currency).ToString());
    }

    private static FieldValue Boolean(string text) =>
        text.Equals("true", StringComparison.OrdinalIgnoreCase) ? FieldValue.Of(true, "true")
        : text.Equals("false", StringComparison.OrdinalIgnoreCase) ? FieldValue.Of(false, "false")
        : FieldValue.Not("which is neither true nor false. Write one of them");

    private static FieldValue Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? FieldValue.Of(date, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : FieldValue.Not("which is no date. Write year, month and day, such as 2026-03-02");

    private static FieldValue Instant(string text) =>
        DateTimeOffset.TryParseExact(text, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant)
            ? FieldValue.Of(instant.ToUniversalTime(), instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture))
            : FieldValue.Not("which is no instant with an offset. Write date, time and offset, such as 2026-03-02T09:00:00+08:00");

    private static FieldValue Duration(string text)
    {
        // Years and months have no fixed length; XML Schema's reader would take 365 and 30 days.
        string date = text.Split('T')[0];
        if (text.StartsWith('P') && !date.Contains('Y', StringComparison.Ordinal) && !date.Contains('M', StringComparison.Ordinal))
        {
            try
            {
                TimeSpan duration = XmlConvert.ToTimeSpan(text);
                return FieldValue.Of(duration, XmlConvert.ToString(duration));
            }
            catch (Exception e) when (e is FormatException or OverflowException)
            {
                // Not a duration, which the answer below says.
            }
        }

        return FieldValue.Not("which is no duration of days, hours, minutes and seconds. Write it as ISO 8601 does, such as P1DT2H30M");
    }

    private static FieldValue Several(string text)
    {
        string[] values = [.. text.Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        return values.Length > 0 ? FieldValue.Of(values, string.Join(Separator, values)) : FieldValue.Not("which names no choice. Leave the field out");
    }

    // RFC 5321, section 4.5.3.1, bounds the parts; quoted local parts and address literals are not accepted.
    private static FieldValue Email(string text)
    {
        int at = text.LastIndexOf('@');
        string[] labels = at < 0 ? [] : text[(at + 1)..].Split('.');
        bool valid = at is > 0 and <= 64 && text.Length <= 254 && labels.Length > 1
            && text[0] != '.' && text[at - 1] != '.' && !text.Contains("..", StringComparison.Ordinal)
            && text[..at].All(c => char.IsLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal))
            && labels.All(label => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsLetterOrDigit(c) || c == '-'));
        return valid
            ? FieldValue.Of(text[..(at + 1)] + Lower(text[(at + 1)..]), text[..(at + 1)] + Lower(text[(at + 1)..]))
            : FieldValue.Not("which is no e-mail address. Write it alone, without a name, such as ann@example.org");
    }

    private static string Lower(string text) => string.Create(text.Length, text, static (chars, from) =>
    {
        for (int i = 0; i < chars.Length; i++)
        {
            chars[i] = char.IsAsciiLetterUpper(from[i]) ? (char)(from[i] | 0x20) : from[i];
        }
    });

    private static FieldValue Phone(string text)
    {
        string digits = new([.. text.Where(char.IsAsciiDigit)]);
        bool valid = text.StartsWith('+') && text.Skip(1).All(c => char.IsAsciiDigit(c) || c is ' ' or '-' or '.' or '(' or ')')
            && digits.Length is >= MinimumPhone and <= MaximumPhone && digits[0] != '0';
        return valid
            ? FieldValue.Of("+" + digits, "+" + digits)
            : FieldValue.Not($"which is no telephone number in international form. Write + and the country code, {MinimumPhone} to {MaximumPhone} digits in all, such as +8613800138000");
    }

    private static FieldValue Url(string text) =>
        text.Length <= MaximumUrl && Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.UserInfo.Length == 0 && uri.Host.Length > 0
            ? FieldValue.Of(uri, uri.AbsoluteUri)
            : FieldValue.Not($"which is no web address. Write it in full, without a user name and in at most {MaximumUrl} characters, such as https://example.org/orders/1");

    private static FieldValue Reference(string text) =>
        text.Length is > 0 and <= MaximumReference && !text.Any(char.IsControl)
            ? FieldValue.Of(text, text)
            : FieldValue.Not($"which is no identifier. It has 1 to {MaximumReference} characters and no control characters");

    private static string Short(string text) => text.Length <= 12 ? text : text[..12] + "...";
}
