namespace CustomerLifecycle.Leads.Matching;

/// <summary>
/// What is needed to write a national number as E.164. Facts from libphonenumber's metadata (Apache License 2.0);
/// lengths are those of subscribers' numbers, without short codes.
/// </summary>
/// <param name="Region">ISO 3166-1 alpha-2 code.</param>
/// <param name="CountryCode">ITU country code.</param>
/// <param name="Trunk">Digit dialled before a number inside the country and dropped abroad, or null.</param>
/// <param name="Min">Fewest digits of a national number.</param>
/// <param name="Max">Most digits of a national number.</param>
internal sealed record CountryNumbering(string Region, string CountryCode, char? Trunk, int Min, int Max)
{
    /// <summary>Longer country codes come first, so that the first that fits is the right one.</summary>
    public static readonly IReadOnlyList<CountryNumbering> All =
    [
        .. new CountryNumbering[]
        {
            new("CN", "86", '0', 10, 12), new("HK", "852", null, 8, 8), new("MO", "853", null, 8, 8), new("TW", "886", '0', 8, 9),
            new("SG", "65", null, 8, 8), new("MY", "60", '0', 8, 10), new("TH", "66", '0', 8, 9), new("VN", "84", '0', 9, 10),
            new("ID", "62", '0', 8, 12), new("PH", "63", '0', 8, 10), new("IN", "91", '0', 10, 10), new("JP", "81", '0', 9, 10),
            new("KR", "82", '0', 8, 10), new("KH", "855", '0', 8, 9), new("LA", "856", '0', 8, 10), new("MM", "95", '0', 7, 10),
            new("AU", "61", '0', 9, 9), new("NZ", "64", '0', 8, 10), new("US", "1", '1', 10, 10), new("CA", "1", '1', 10, 10),
            new("MX", "52", null, 10, 10), new("BR", "55", '0', 10, 11), new("GB", "44", '0', 9, 10), new("IE", "353", '0', 7, 9),
            new("FR", "33", '0', 9, 9), new("DE", "49", '0', 6, 12), new("AT", "43", '0', 6, 13), new("CH", "41", '0', 9, 9),
            new("IT", "39", null, 6, 11), new("ES", "34", null, 9, 9), new("PT", "351", null, 9, 9), new("NL", "31", '0', 9, 9),
            new("BE", "32", '0', 8, 9), new("SE", "46", '0', 7, 10), new("NO", "47", null, 8, 8), new("DK", "45", null, 8, 8),
            new("FI", "358", '0', 6, 11), new("PL", "48", null, 9, 9), new("RU", "7", '8', 10, 10), new("KZ", "7", '8', 10, 10),
            new("TR", "90", '0', 10, 10), new("AE", "971", '0', 8, 9), new("SA", "966", '0', 9, 9), new("IL", "972", '0', 8, 9),
            new("ZA", "27", '0', 9, 9), new("EG", "20", '0', 8, 10), new("NG", "234", '0', 8, 10),
        }.OrderByDescending(country => country.CountryCode.Length),
    ];

    public static CountryNumbering? ForRegion(string region) =>
        All.FirstOrDefault(country => string.Equals(country.Region, region, StringComparison.Ordinal));

    public static CountryNumbering? ForDigits(ReadOnlySpan<char> digits)
    {
        foreach (var country in All)
        {
            if (digits.StartsWith(country.CountryCode, StringComparison.Ordinal))
            {
                return country;
            }
        }
        return null;
    }
}
