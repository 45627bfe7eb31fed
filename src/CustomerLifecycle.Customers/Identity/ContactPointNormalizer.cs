using System.Buffers;
using System.Text;

namespace CustomerLifecycle.Customers.Identity;

/// <summary>Brings contact points to the one form in which they are compared. Deterministic, thread-safe, independent of culture.</summary>
public static class ContactPointNormalizer
{
    // ITU-T E.164: at most 15 digits. Internal extensions and short codes have 3 or more.
    private const int MaxPhoneDigits = 15;
    private const int MinPhoneDigits = 3;
    private const int MinInternationalDigits = 7;

    // Italian numbers keep their leading zero abroad (ITU-T E.164 national numbering plan of Italy).
    private const string ItalianCallingCode = "39";

    // RFC 5321, section 4.5.3.1.
    private const int MaxLocalPart = 64;

    private static readonly SearchValues<char> ExtensionMarks = SearchValues.Create("xX#;转轉");
    private static readonly SearchValues<char> NotInAddresses = SearchValues.Create(" \t,;<>");

    /// <summary>Normalises a contact point.</summary>
    /// <param name="point">The contact point as given.</param>
    /// <param name="defaultCallingCode">The country calling code of numbers without one, such as <c>86</c>; null keeps them as they are.</param>
    /// <returns>The contact point in its canonical form: <c>+8613800138000</c>, <c>+862112345678;ext=12</c> (RFC 3966), <c>a@b.cn</c>; or
    /// <see langword="null"/> when the value is not of its kind.</returns>
    public static ContactPoint? Normalize(ContactPoint point, string? defaultCallingCode = null)
    {
        ArgumentNullException.ThrowIfNull(point);
        string folded = FoldWidth(point.Value).Trim();
        string? value = point.Kind switch
        {
            ContactPointKind.Phone => Phone(folded, defaultCallingCode),
            ContactPointKind.Email => Email(folded),
            _ => folded.Length == 0 ? null : folded,
        };
        return value is null ? null : new ContactPoint(point.Kind, value);
    }

    private static string? Phone(string value, string? callingCode)
    {
        value = value.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? value[4..] : value;
        int split = value.AsSpan().IndexOfAny(ExtensionMarks);
        string main = split < 0 ? value : value[..split];
        string extension = split < 0 ? "" : Digits(value[split..]);
        bool international = main.StartsWith('+') || main.StartsWith("00", StringComparison.Ordinal);
        if (main.TrimEnd(' ', '.', 'e', 'E').Any(char.IsLetter))
        {
            return null;
        }

        string digits = Digits(main);
        if (international && main[0] != '+')
        {
            digits = digits[2..];
        }
        else if (!international && !string.IsNullOrEmpty(callingCode) && digits.Length >= MinInternationalDigits)
        {
            // Eleven digits are the longest national number (Germany, China); a longer one that starts with the code has it already.
            digits = digits.Length > 11 && digits.StartsWith(callingCode, StringComparison.Ordinal)
                ? digits
                : callingCode + digits[(digits[0] == '0' && callingCode != ItalianCallingCode ? 1 : 0)..];
            international = true;
        }

        if (digits.Length > MaxPhoneDigits || digits.Length < (international ? MinInternationalDigits : MinPhoneDigits))
        {
            return null;
        }

        return (international ? "+" : "") + digits + (extension.Length is > 0 and <= 8 ? ";ext=" + extension : "");
    }

    private static string? Email(string value)
    {
        int at = value.IndexOf('@', StringComparison.Ordinal);
        bool valid = at is > 0 and <= MaxLocalPart && at == value.LastIndexOf('@') && at < value.Length - 1
            && !value.AsSpan().ContainsAny(NotInAddresses) && value[^1] != '.' && value[at + 1] != '.';
        return valid ? string.Create(value.Length, value, static (span, text) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                span[i] = char.IsAsciiLetterUpper(text[i]) ? (char)(text[i] + ('a' - 'A')) : text[i];
            }
        }) : null;
    }

    private static string Digits(string value)
    {
        StringBuilder digits = new(value.Length);
        foreach (char c in value.Where(char.IsAsciiDigit))
        {
            digits.Append(c);
        }

        return digits.ToString();
    }

    // Full-width forms U+FF01 to U+FF5E are the ASCII characters 0x21 to 0x7E; U+3000 is the ideographic space.
    private static string FoldWidth(string value) => string.Create(value.Length, value, static (span, text) =>
    {
        for (int i = 0; i < text.Length; i++)
        {
            span[i] = text[i] switch
            {
                >= '！' and <= '～' => (char)(text[i] - 0xFEE0),
                '　' => ' ',
                _ => text[i],
            };
        }
    });
}
