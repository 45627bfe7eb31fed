using System.Collections.Frozen;

namespace CustomerLifecycle.Leads.Matching;

/// <summary>
/// Reads names of people: traditional characters as simplified ones, Chinese names as surname (also double surnames) and
/// given name, Latin names without titles and diacritics and in any order. Deterministic, safe for use by many threads.
/// </summary>
public static class NameNormalizer
{
    private const int MaxLength = 128;
    private const int LongestChineseName = 6;

    private static readonly string[] ChineseTitles =
        ["先生", "女士", "小姐", "太太", "老师", "经理", "总监", "主任", "医生", "老板", "同学", "师傅", "阿姨", "夫人", "总", "工"];

    private static readonly FrozenSet<string> LatinTitles = FrozenSet.Create(StringComparer.Ordinal,
        "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "madam", "herr", "frau", "jr", "sr", "ii", "iii", "phd");

    /// <summary>Reads one name; null when the text holds no letter.</summary>
    /// <param name="text">The name as given; longer than 128 characters is cut.</param>
    public static PersonName? Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = TextFolding.Fold(text.AsSpan(0, Math.Min(text.Length, MaxLength)));
        folded = WithoutBrackets(folded);
        var compact = TextFolding.Compact(folded);
        if (compact.Length == 0 || !compact.Any(char.IsLetter))
        {
            return null;
        }
        return compact.All(TextFolding.IsHan) && compact.Length <= LongestChineseName + 2 ? Chinese(compact) : Latin(folded);
    }

    private static PersonName Chinese(string compact)
    {
        var titled = false;
        foreach (var title in ChineseTitles)
        {
            if (compact.Length > title.Length && compact.EndsWith(title, StringComparison.Ordinal)
                && (title.Length > 1 || compact.Length == 2))
            {
                compact = compact[..^title.Length];
                titled = true;
                break;
            }
        }
        // 小王 and 老王 are a surname with a familiar prefix.
        if (!titled && compact.Length == 2 && compact[0] is '小' or '老')
        {
            compact = compact[1..];
        }
        var surnameLength = Math.Min(compact.Length, ChineseSurnames.SurnameLength(compact));
        if (compact.Length == 2 && titled && ChineseSurnames.SurnameLength(compact + compact) == 2)
        {
            surnameLength = 2;
        }
        return new PersonName(compact, compact[..surnameLength], compact[surnameLength..], NameScript.Han)
        {
            Words = [compact[..surnameLength], compact[surnameLength..]],
        };
    }

    private static PersonName Latin(string folded)
    {
        var comma = folded.IndexOf(',', StringComparison.Ordinal);
        var words = folded.Split([' ', ',', '.', '-', '_', '/', '·', '•'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => TextFolding.Compact(word.Replace("'", string.Empty, StringComparison.Ordinal).Replace("’", string.Empty, StringComparison.Ordinal)))
            .Where(word => word.Length > 0 && !LatinTitles.Contains(word))
            .ToArray();
        if (words.Length == 0)
        {
            words = [TextFolding.Compact(folded)];
        }
        var surname = comma > 0 ? words[0] : words[^1];
        var given = words.Length == 1 ? words[0] : string.Join(' ', comma > 0 ? words[1..] : words[..^1]);
        var ordered = words.Order(StringComparer.Ordinal).ToArray();
        return new PersonName(string.Join(' ', ordered), surname, given, NameScript.Words) { Words = ordered };
    }

    private static string WithoutBrackets(string folded)
    {
        var open = folded.IndexOf('(', StringComparison.Ordinal);
        return open > 0 ? folded[..open].Trim() : folded;
    }
}
