using System.Collections.Frozen;

namespace CustomerLifecycle.Leads.Matching;

/// <summary>Surnames, and the share of people who bear the frequent ones.</summary>
internal static class ChineseSurnames
{
    private const double RareShare = 0.0004;
    private const double DoubleShare = 0.00002;

    // Percent of the population; rounded from the name report of China's Ministry of Public Security, 2019 and 2020.
    private static readonly FrozenDictionary<char, double> Percent = new Dictionary<char, double>
    {
        ['王'] = 7.2, ['李'] = 7.2, ['张'] = 6.8, ['刘'] = 5.2, ['陈'] = 4.6, ['杨'] = 3.3, ['黄'] = 2.4, ['赵'] = 2.1, ['吴'] = 2.0, ['周'] = 1.9,
        ['徐'] = 1.5, ['孙'] = 1.4, ['马'] = 1.3, ['朱'] = 1.2, ['胡'] = 1.2, ['郭'] = 1.1, ['何'] = 1.1, ['林'] = 1.1, ['高'] = 1.0, ['罗'] = 1.0,
        ['郑'] = 0.9, ['梁'] = 0.9, ['谢'] = 0.8, ['宋'] = 0.7, ['唐'] = 0.7, ['许'] = 0.7, ['韩'] = 0.7, ['邓'] = 0.6, ['冯'] = 0.6, ['曹'] = 0.6,
        ['彭'] = 0.5, ['曾'] = 0.5, ['肖'] = 0.5, ['田'] = 0.5, ['董'] = 0.5, ['潘'] = 0.5, ['袁'] = 0.5, ['蔡'] = 0.5, ['蒋'] = 0.5, ['余'] = 0.4,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Double = FrozenSet.Create(StringComparer.Ordinal,
        "欧阳", "上官", "司马", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "司空", "东方", "独孤", "南宫", "端木", "百里",
        "西门", "宇文", "长孙", "轩辕", "钟离", "闻人", "申屠", "濮阳", "淳于", "单于", "太史", "赫连", "澹台", "公冶", "宗政", "呼延", "东郭",
        "第五", "万俟", "拓跋", "纳兰", "完颜", "叶赫");

    /// <summary>How many of the first characters of a simplified name are the surname: 1 or 2.</summary>
    public static int SurnameLength(string simplified) => simplified.Length > 2 && Double.Contains(simplified[..2]) ? 2 : 1;

    /// <summary>The share of people with this surname, 0 to 1.</summary>
    public static double Share(string surname) =>
        surname.Length > 1 ? DoubleShare : Percent.TryGetValue(surname[0], out var percent) ? percent / 100 : RareShare;
}
