using System.ComponentModel.DataAnnotations;
using CustomerLifecycle.Bots.Text;

namespace CustomerLifecycle.Bots.Faq;

/// <summary>How a <see cref="FaqMatcher"/> decides.</summary>
public sealed class FaqMatcherOptions
{
    /// <summary>The default of <see cref="AnswerThreshold"/>.</summary>
    public const double DefaultAnswerThreshold = 0.6;

    /// <summary>The default of <see cref="ClarifyThreshold"/>.</summary>
    public const double DefaultClarifyThreshold = 0.35;

    /// <summary>The default of <see cref="MaxTextLength"/>.</summary>
    public const int DefaultMaxTextLength = 1_000;

    /// <summary>An entry at least this probable is answered. From 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double AnswerThreshold { get; set; } = DefaultAnswerThreshold;

    /// <summary>Below <see cref="AnswerThreshold"/>, entries at least this probable are offered for choice. From 0 to <see cref="AnswerThreshold"/>.</summary>
    [Range(0.0, 1.0)]
    public double ClarifyThreshold { get; set; } = DefaultClarifyThreshold;

    /// <summary>How many characters of a message are read; the rest is ignored, which bounds the time of any message.</summary>
    [Range(16, 100_000)]
    public int MaxTextLength { get; set; } = DefaultMaxTextLength;

    /// <summary>Fixes every random choice of the training: equal seeds and knowledge bases give equal matchers.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Words that mean the same. Replace or extend with the host's own.</summary>
    public IReadOnlyList<SynonymGroup> Synonyms { get; set; } = ServiceVocabulary.Synonyms;

    /// <summary>Phrases that tell nothing about what is asked.</summary>
    public IReadOnlyList<string> StopPhrases { get; set; } = ServiceVocabulary.StopPhrases;

    /// <summary>Messages of the host's own that the knowledge base must not answer, such as off-topic lines of its chat log. They train the matcher.</summary>
    public IReadOnlyList<string> OutOfScopeExamples { get; set; } = [];
}
