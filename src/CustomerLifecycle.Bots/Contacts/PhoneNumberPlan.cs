namespace CustomerLifecycle.Bots.Contacts;

/// <summary>Which digits are a phone number: mainland China in detail, other countries by their leading plus (ITU-T E.164).</summary>
/// <remarks>Source of the Chinese plan: MIIT, "Telecommunications Network Numbering Plan" (电信网编号计划), 2017.</remarks>
internal static class PhoneNumberPlan
{
    public const int MobileLength = 11;
    private const int LongestNumber = 15;
    private const int ShortestInternational = 8;

    /// <summary>The longest run of digits that can be one number with its international prefix.</summary>
    public const int LongestDialled = LongestNumber + 4;

    /// <summary>Whether the digits are a mobile number: 1, 3 to 9, nine more.</summary>
    public static bool IsMobile(ReadOnlySpan<char> digits) => digits.Length == MobileLength && digits[0] == '1' && digits[1] is >= '3' and <= '9';

    /// <summary>The normalised number, or null when the digits are none.</summary>
    public static string? Normalize(string digits, bool hasPlus)
    {
        var national = StripChina(digits, hasPlus);
        if (national is not null)
        {
            return national;
        }

        if (hasPlus)
        {
            return !digits.StartsWith("86", StringComparison.Ordinal) && digits.Length is >= ShortestInternational and <= LongestNumber && digits[0] != '0' ? "+" + digits : null;
        }

        return IsNational(digits) ? digits : null;
    }

    /// <summary>A number such as 400-820-8820 or 800, toll-free: nobody's own, so not how a customer is reached.</summary>
    public static bool IsHotline(ReadOnlySpan<char> digits) => digits.Length == 10 && (digits.StartsWith("400") || digits.StartsWith("800"));

    private static bool IsNational(ReadOnlySpan<char> digits) => IsMobile(digits) || IsLandline(digits) || IsHotline(digits);

    // 010 and 02x have two-digit areas and eight digits; others three-digit areas and seven or eight.
    private static bool IsLandline(ReadOnlySpan<char> digits) =>
        digits.Length is >= 10 and <= 12 && digits[0] == '0' && digits[1] != '0' &&
        (digits[1] is '1' or '2' ? digits.Length == 11 && digits[3] is >= '2' and <= '9' : digits.Length >= 11 && digits[4] is >= '2' and <= '9');

    // After the country code the leading 0 of an area falls away.
    private static string? StripChina(string digits, bool hasPlus)
    {
        var national = digits.StartsWith("0086", StringComparison.Ordinal) ? digits[4..]
            : digits.StartsWith("86", StringComparison.Ordinal) ? digits[2..]
            : null;
        if (national is null)
        {
            return null;
        }

        var withArea = national.StartsWith('0') ? national : "0" + national;
        return IsMobile(national) ? national : (hasPlus || digits[0] == '0') && IsLandline(withArea) ? withArea : null;
    }
}
