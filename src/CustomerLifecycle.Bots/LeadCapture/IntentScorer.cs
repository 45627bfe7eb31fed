using CustomerLifecycle.Bots.Text;

namespace CustomerLifecycle.Bots.LeadCapture;

/// <summary>How likely somebody means to buy, from the words used and from what was done. Pure; a sum that anybody can check.</summary>
public sealed class IntentScorer
{
    private const int MaxTextLength = 1_000;
    private const double Base = 0.1;
    private const double LeftDetails = 0.35;
    private const double Confirmed = 0.05;
    private const double PerInterest = 0.05;
    private const int MaxInterests = 3;
    private const double PerRefusal = -0.15;

    private readonly (string Folded, IntentKeyword Keyword)[] _keywords;

    /// <summary>Creates a scorer.</summary>
    /// <param name="keywords">The words and their weights.</param>
    public IntentScorer(IReadOnlyList<IntentKeyword> keywords)
    {
        ArgumentNullException.ThrowIfNull(keywords);
        _keywords = [.. keywords.Select(keyword => (Fold(keyword.Word), keyword)).Where(one => one.Item1.Length > 0)];
    }

    /// <summary>The words of retail and services, Chinese and English.</summary>
    public static IReadOnlyList<IntentKeyword> DefaultKeywords { get; } =
    [
        new("报价", 0.25), new("多少钱", 0.2), new("价格", 0.2), new("优惠", 0.15), new("购买", 0.25), new("想买", 0.3), new("要买", 0.3), new("下单", 0.25), new("订购", 0.25), new("批量", 0.25), new("团购", 0.25),
        new("预约", 0.2), new("试用", 0.2), new("现货", 0.2), new("合作", 0.2), new("加盟", 0.2), new("有货吗", 0.2), new("怎么买", 0.3), new("推荐", 0.1), new("哪款", 0.15), new("对比", 0.1),
        new("随便看看", -0.15), new("不买", -0.3), new("招聘", -0.3), new("投诉", -0.3),
        new("quote", 0.25), new("price", 0.2), new("how much", 0.2), new("buy", 0.3), new("purchase", 0.25), new("order", 0.1), new("in stock", 0.2), new("discount", 0.15), new("bulk", 0.25), new("demo", 0.2),
        new("appointment", 0.2), new("recommend", 0.1), new("just looking", -0.15), new("complaint", -0.3), new("job", -0.2),
    ];

    /// <summary>The keywords of a text, in the order of the list.</summary>
    public IEnumerable<string> FindWords(string text)
    {
        var folded = Fold(text);
        return _keywords.Where(one => Contains(folded, one.Folded)).Select(one => one.Keyword.Word);
    }

    /// <summary>The score of a dialogue, 0 to 1.</summary>
    public double Score(LeadCaptureState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var words = _keywords.Where(one => state.IntentWords.Contains(one.Keyword.Word)).Sum(one => one.Keyword.Weight);
        return Math.Round(Math.Clamp(
            Base + words + (state.Details.Count > 0 ? LeftDetails : 0) + (state.IsConfirmed ? Confirmed : 0) +
            (PerInterest * Math.Min(MaxInterests, state.Interests.Count)) + (PerRefusal * state.Refusals), 0, 1), 3);
    }

    // "order" is not in "border"; Chinese words need no border.
    private static bool Contains(string folded, string word) =>
        TextFolding.IsCjk(word[0]) ? folded.Contains(word, StringComparison.Ordinal) : $" {folded} ".Contains($" {word} ", StringComparison.Ordinal);

    private static string Fold(string text) => TextFolding.Fold(text, MaxTextLength);
}
