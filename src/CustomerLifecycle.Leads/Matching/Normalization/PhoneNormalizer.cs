namespace CustomerLifecycle.Leads.Matching;

/// <summary>
/// Reads telephone numbers as people write them and gives them as E.164: China in depth (mobile prefixes, 86/0086,
/// area codes, extensions, full-width digits, carrier prefixes, spreadsheet artefacts), other countries by a compact
/// table of lengths and trunk digits. Deterministic, independent of culture; safe for use by many threads.
/// </summary>
public sealed class PhoneNormalizer
{
    private const int MaxLength = 64;
    private const int MaxDigits = 15;
    private const string China = "CN";

    private readonly CountryNumbering _home;
    private readonly string? _areaCode;

    /// <summary>A normalizer for numbers written without a country code.</summary>
    /// <param name="defaultRegion">The country such numbers belong to, an ISO 3166-1 alpha-2 code in capitals.</param>
    /// <param name="defaultAreaCode">China only: the area code (without 0) of fixed lines written without one, or null to flag them.</param>
    /// <exception cref="ArgumentException">The region is not in the table.</exception>
    public PhoneNormalizer(string defaultRegion = China, string? defaultAreaCode = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(defaultRegion);
        _home = CountryNumbering.ForRegion(defaultRegion) ?? throw new ArgumentException(
            $"No numbering rules for region '{defaultRegion}'. Use one of: {string.Join(", ", CountryNumbering.All.Select(country => country.Region).Order(StringComparer.Ordinal))}.",
            nameof(defaultRegion));
        _areaCode = defaultAreaCode?.TrimStart('0');
    }

    /// <summary>The country of numbers written without a country code, an ISO 3166-1 alpha-2 code.</summary>
    public string DefaultRegion => _home.Region;

    /// <summary>Reads one number. Never throws on bad text: the result then carries the text and the problem.</summary>
    /// <param name="text">The number as given; at most 64 characters are a number.</param>
    public PhoneNumber Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var original = text.Trim();
        if (original.Length is 0 or > MaxLength)
        {
            return Invalid(original.Length == 0 ? original : original[..MaxLength], original.Length == 0 ? "Empty." : "Longer than any telephone number.");
        }
        if (!PhoneText.TryRead(original, out var number, out var problem))
        {
            return Invalid(original, problem);
        }
        var digits = number.Digits;
        var read = number.International ? ReadInternational(digits, original) : ReadNational(digits, original);
        if (read.IsValid && IsPlaceholder(read.Value))
        {
            return Invalid(original, "A placeholder, not somebody's number.");
        }
        return read with { Extension = number.Extension };
    }

    private PhoneNumber ReadNational(string digits, string original)
    {
        // "0086..." and "86" before a whole national number are country codes written without the plus.
        if (digits.StartsWith("00", StringComparison.Ordinal))
        {
            return ReadInternational(digits[2..], original);
        }
        if (string.Equals(_home.Region, China, StringComparison.Ordinal))
        {
            var home = ChineseNumbering.Read(digits, _areaCode, original);
            return home.IsValid || !digits.StartsWith("86", StringComparison.Ordinal)
                ? home
                : ReadInternational(digits, original);
        }
        return ReadByLength(_home, digits, original);
    }

    private PhoneNumber ReadInternational(string digits, string original)
    {
        var country = CountryNumbering.ForDigits(digits);
        if (country is null)
        {
            // A country outside the table: E.164 allows 15 digits, and fewer than 8 are no subscriber abroad.
            return digits.Length is >= 8 and <= MaxDigits && digits[0] != '0'
                ? new PhoneNumber("+" + digits, null, PhoneKind.Unknown, null)
                : Invalid(original, "No country code fits the number.");
        }
        var national = digits[country.CountryCode.Length..];
        return string.Equals(country.Region, China, StringComparison.Ordinal)
            ? ChineseNumbering.Read(national, _areaCode, original)
            : ReadByLength(country, national, original);
    }

    private static PhoneNumber ReadByLength(CountryNumbering country, string national, string original)
    {
        if (country.Trunk is { } trunk && national.Length > country.Min && national[0] == trunk)
        {
            national = national[1..];
        }
        return national.Length >= country.Min && national.Length <= country.Max
            ? new PhoneNumber("+" + country.CountryCode + national, null, PhoneKind.Unknown, null)
            : Invalid(original, $"{national.Length} digits fit no number in {country.Region}.");
    }

    private static bool IsPlaceholder(string e164) =>
        e164.EndsWith("00000000", StringComparison.Ordinal) || e164.EndsWith("12345678", StringComparison.Ordinal) && e164.StartsWith("+861", StringComparison.Ordinal)
        || e164.EndsWith("11111111111", StringComparison.Ordinal);

    private static PhoneNumber Invalid(string original, string problem) => new(original, null, PhoneKind.Unknown, problem);
}
