namespace CustomerLifecycle.Analytics;

/// <summary>The fixed words of a report, for the language its readers speak.</summary>
public sealed record ReportTexts
{
    /// <summary>English.</summary>
    public static ReportTexts English { get; } = new();

    /// <summary>Simplified Chinese.</summary>
    public static ReportTexts Chinese { get; } = new()
    {
        Language = "zh-CN", Total = "合计", Other = "其他", None = "（无）", Count = "数量", Share = "占比", NoData = "无数据",
        Target = "目标", Met = "达标", Missed = "未达标", Excluded = "剔除", Contents = "目录", Definitions = "指标口径",
    };

    /// <summary>The language tag of the page, BCP 47.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The heading of totals.</summary>
    public string Total { get; init; } = "Total";

    /// <summary>What does not have a line of its own.</summary>
    public string Other { get; init; } = "other";

    /// <summary>Rows without a value of the dimension.</summary>
    public string None { get; init; } = "(none)";

    /// <summary>The heading of counts.</summary>
    public string Count { get; init; } = "Count";

    /// <summary>The heading of shares.</summary>
    public string Share { get; init; } = "Share";

    /// <summary>What stands for a missing value in words.</summary>
    public string NoData { get; init; } = "no data";

    /// <summary>The word before a target.</summary>
    public string Target { get; init; } = "target";

    /// <summary>The target is met.</summary>
    public string Met { get; init; } = "met";

    /// <summary>The target is missed.</summary>
    public string Missed { get; init; } = "missed";

    /// <summary>The word before the number of rows left out.</summary>
    public string Excluded { get; init; } = "left out";

    /// <summary>The heading of the list of sections.</summary>
    public string Contents { get; init; } = "Contents";

    /// <summary>The heading of the KPI definitions.</summary>
    public string Definitions { get; init; } = "How these figures are defined";
}
