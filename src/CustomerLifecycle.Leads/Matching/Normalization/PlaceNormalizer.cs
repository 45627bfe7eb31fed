namespace CustomerLifecycle.Leads.Matching;

/// <summary>Writes names of cities so that spellings of one become equal. Deterministic, safe for use by many threads.</summary>
public static class PlaceNormalizer
{
    private const int MaxLength = 128;
    private static readonly string[] Units = ["特别行政区", "自治州", "自治区", "地区", "省", "市", "区", "县", " city", " shi"];

    /// <summary>The name without its administrative unit; of "广东省深圳市" the last part, 深圳. Empty when there is none.</summary>
    /// <param name="text">The place as given; longer than 128 characters is cut.</param>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = TextFolding.Fold(text.AsSpan(0, Math.Min(text.Length, MaxLength)));
        foreach (var unit in Units)
        {
            if (folded.EndsWith(unit, StringComparison.Ordinal) && folded.Length > unit.Length + 1)
            {
                folded = folded[..^unit.Length];
                break;
            }
        }
        var province = folded.IndexOf('省', StringComparison.Ordinal);
        if (province > 0 && province < folded.Length - 1)
        {
            folded = folded[(province + 1)..];
        }
        return TextFolding.Compact(folded);
    }
}
