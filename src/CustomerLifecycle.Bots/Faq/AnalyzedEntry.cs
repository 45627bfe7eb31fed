using CustomerLifecycle.Bots.Text;

namespace CustomerLifecycle.Bots.Faq;

/// <summary>An entry as features: its phrasings, the question first, and the fields that only help to find it.</summary>
internal sealed record AnalyzedEntry(string[] Phrasings, TextFeature[][] PhrasingFeatures, TextFeature[] Tags, TextFeature[] Answer)
{
    public static AnalyzedEntry Create(FaqEntry entry, TextAnalyzer analyzer)
    {
        string[] phrasings = [entry.Question, .. entry.Alternatives];
        return new AnalyzedEntry(
            phrasings,
            [.. phrasings.Select(phrasing => analyzer.Analyze(phrasing))],
            Terms(analyzer.Analyze(string.Join(' ', entry.Tags.Append(entry.Category ?? string.Empty)))),
            Terms(analyzer.Analyze(entry.Answer)));
    }

    /// <summary>The entry without one of its phrasings, as if nobody had written it.</summary>
    public AnalyzedEntry Without(int phrasing) => this with
    {
        Phrasings = [.. Phrasings.Where((_, i) => i != phrasing)],
        PhrasingFeatures = [.. PhrasingFeatures.Where((_, i) => i != phrasing)],
    };

    private static TextFeature[] Terms(TextFeature[] features) => [.. features.Where(feature => feature.Family == FeatureFamily.Term)];
}
