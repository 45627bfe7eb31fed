using System.Collections.Frozen;

namespace CustomerLifecycle.Leads.Matching;

/// <summary>
/// Writes names of companies so that spellings of one company become equal: legal forms, brackets and the region in front
/// are left out, in Chinese and English. Deterministic, safe for use by many threads.
/// </summary>
public static class CompanyNormalizer
{
    private const int MaxLength = 256;
    private const int ShortestCore = 2;

    private static readonly string[] ChineseForms =
        ["股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "责任公司", "分公司", "总公司", "集团公司", "公司", "集团", "(集团)", "个体工商户", "工作室", "经营部", "商行", "厂"];

    // Regions that often stand before the name; the province or city tells the branch, not the company.
    private static readonly string[] Regions =
        ["北京", "上海", "天津", "重庆", "广州", "深圳", "杭州", "南京", "苏州", "成都", "武汉", "西安", "青岛", "宁波", "厦门", "佛山", "东莞", "中山",
         "广东", "浙江", "江苏", "山东", "福建", "四川", "湖北", "湖南", "河南", "河北", "安徽", "江西", "陕西", "山西", "辽宁", "吉林", "黑龙江", "云南", "贵州", "广西", "海南", "甘肃", "中国", "香港", "台湾"];

    private static readonly FrozenSet<string> LatinForms = FrozenSet.Create(StringComparer.Ordinal,
        "co", "company", "ltd", "limited", "inc", "incorporated", "corp", "corporation", "llc", "llp", "plc", "gmbh", "ag", "kg", "sa", "sarl",
        "srl", "spa", "bv", "nv", "oy", "ab", "as", "pty", "pte", "sdn", "bhd", "kk", "group", "holding", "holdings", "the", "and");

    /// <summary>The part of the name that tells companies apart; empty when the text holds no letter or digit.</summary>
    /// <param name="text">The name as given; longer than 256 characters is cut.</param>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = TextFolding.Fold(text.AsSpan(0, Math.Min(text.Length, MaxLength)));
        return folded.Any(TextFolding.IsHan) ? Chinese(TextFolding.Compact(folded)) : Latin(folded);
    }

    private static string Chinese(string compact)
    {
        var core = compact;
        bool shorter;
        do
        {
            shorter = false;
            foreach (var form in ChineseForms)
            {
                if (core.EndsWith(form, StringComparison.Ordinal) && core.Length - form.Length >= ShortestCore)
                {
                    core = core[..^form.Length];
                    shorter = true;
                }
            }
        }
        while (shorter);
        foreach (var region in Regions)
        {
            if (core.StartsWith(region, StringComparison.Ordinal) && core.Length - region.Length >= ShortestCore)
            {
                core = core[region.Length..];
                var unit = core[0] is '省' or '市' && core.Length > ShortestCore;
                return unit ? core[1..] : core;
            }
        }
        return core;
    }

    private static string Latin(string folded)
    {
        var words = folded.Replace("&", " and ", StringComparison.Ordinal).Replace(".", string.Empty, StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => TextFolding.Compact(word))
            .Where(word => word.Length > 0)
            .ToArray();
        var core = words.Where(word => !LatinForms.Contains(word)).ToArray();
        return string.Join(' ', core.Length == 0 ? words : core);
    }
}
