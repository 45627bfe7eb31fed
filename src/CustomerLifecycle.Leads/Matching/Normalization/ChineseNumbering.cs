namespace CustomerLifecycle.Leads.Matching;

/// <summary>
/// The numbering plan of mainland China: how a national number, without the country code, is told apart. Mobile
/// ranges and area codes follow libphonenumber's metadata (Apache License 2.0).
/// </summary>
internal static class ChineseNumbering
{
    private const int MobileLength = 11;
    private const int ServiceLength = 10;

    // Codes of long-distance carriers that people wrote before mobile numbers.
    private static readonly string[] CarrierPrefixes = ["17951", "12593", "17911", "17909", "17901", "10193"];

    /// <summary>Reads <paramref name="national"/>; the result's value is the national number as E.164 writes it.</summary>
    public static PhoneNumber Read(ReadOnlySpan<char> national, string? areaCode, string original)
    {
        foreach (var prefix in CarrierPrefixes)
        {
            if (national.Length == prefix.Length + MobileLength && national.StartsWith(prefix, StringComparison.Ordinal))
            {
                national = national[prefix.Length..];
            }
        }
        var trunk = !national.IsEmpty && national[0] == '0';
        var significant = trunk ? national[1..] : national;
        if (IsMobile(significant))
        {
            return Valid(significant, PhoneKind.Mobile);
        }
        if (!trunk && national.Length == ServiceLength && (national.StartsWith("400", StringComparison.Ordinal) || national.StartsWith("800", StringComparison.Ordinal)))
        {
            return Valid(national, PhoneKind.Service);
        }
        if (IsLandline(significant))
        {
            return Valid(significant, PhoneKind.Landline);
        }
        if (significant.Length is 7 or 8 && significant[0] is >= '2' and <= '8' && !trunk)
        {
            return areaCode is null
                ? Invalid(original, "A fixed line without its area code; give the area code, for example 010-12345678.")
                : Valid(string.Concat(areaCode, significant), PhoneKind.Landline);
        }
        return Invalid(original, Diagnose(significant));
    }

    private static bool IsMobile(ReadOnlySpan<char> digits) =>
        digits.Length == MobileLength && digits[0] == '1' && (digits[1], digits[2]) switch
        {
            ('3' or '8', _) => true,
            ('4', not '2' and not '3') => true,
            ('5' or '9', not '4') => true,
            ('6', '2' or '5' or '6' or '7') => true,
            ('7', not '9') => true,
            _ => false,
        };

    private static bool IsLandline(ReadOnlySpan<char> digits)
    {
        if (digits.Length is < 9 or > 12)
        {
            return false;
        }
        var twoDigitArea = digits is ['1', '0', ..] or ['2', not '6', ..];
        var local = digits[(twoDigitArea ? 2 : 3)..];
        var hasArea = twoDigitArea || (digits[0] is >= '3' and <= '9' && digits[1] is >= '0' and <= '9');
        return hasArea && local.Length is 7 or 8 && hasArea && local[0] is >= '2' and <= '8';
    }

    private static string Diagnose(ReadOnlySpan<char> digits) => digits.Length switch
    {
        < 7 => "A short code cannot identify a person.",
        MobileLength when digits[0] == '1' => "No mobile network uses this prefix.",
        < MobileLength when digits[0] == '1' => "A digit is missing: a mobile number has 11 digits.",
        > MobileLength when digits[0] == '1' => "Too many digits: a mobile number has 11 digits.",
        _ => "The number of digits fits no number in China.",
    };

    private static PhoneNumber Valid(ReadOnlySpan<char> national, PhoneKind kind) =>
        new(string.Concat("+86", national), null, kind, null);

    private static PhoneNumber Invalid(string original, string problem) => new(original, null, PhoneKind.Unknown, problem);
}
