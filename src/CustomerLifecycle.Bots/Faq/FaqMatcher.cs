using System.Collections.Frozen;
using CustomerLifecycle.Bots.Conversations;
using CustomerLifecycle.Bots.Text;

namespace CustomerLifecycle.Bots.Faq;

/// <summary>
/// Finds the entry of a knowledge base that answers a message, or says honestly that none does. Deterministic: equal
/// knowledge base, options and message give the same result to the last bit. Immutable and safe for concurrent use.
/// </summary>
/// <remarks>
/// A message is compared by BM25F over all fields, by TF-IDF cosine with every phrasing, and by a linear classifier; one
/// logistic model, fitted on phrasings and entries hidden from the matcher, turns these into a probability. The time is
/// bounded whatever the message, since only its first characters are read (<see cref="FaqMatcherOptions.MaxTextLength"/>).
/// </remarks>
public sealed class FaqMatcher
{
    private const string AlgorithmVersion = "1";
    private const int MaxClarified = 3;
    private const int ShortestQuestion = 2;

    private readonly FaqMatcherOptions _options;
    private readonly TextAnalyzer _analyzer;
    private readonly FaqScorer _scorer;
    private readonly ConfidenceModel _confidence;
    private readonly FrozenDictionary<string, FaqCandidate[]> _exact;
    private readonly AnalyzedEntry[] _entries;

    private FaqMatcher(KnowledgeBase knowledgeBase, FaqMatcherOptions options, CancellationToken cancellationToken)
    {
        KnowledgeBase = knowledgeBase;
        _options = options;
        _analyzer = CreateAnalyzer(knowledgeBase, options);
        _entries = [.. knowledgeBase.Entries.Select(entry => AnalyzedEntry.Create(entry, _analyzer))];
        _scorer = FaqScorer.Train(_entries, options.Seed, cancellationToken);
        var chat = OffTopicLines.All.Concat(options.OutOfScopeExamples).Select(line => _analyzer.Analyze(line)).ToArray();
        _confidence = ConfidenceTrainer.Train(_entries, _scorer, chat, options.Seed, cancellationToken);
        _exact = IndexExactPhrasings(knowledgeBase);
        ModelVersion = FormattableString.Invariant($"{AlgorithmVersion}.{options.Seed}-{knowledgeBase.Version}");
    }

    /// <summary>What the matcher answers from.</summary>
    public KnowledgeBase KnowledgeBase { get; }

    /// <summary>Names the algorithm, seed and knowledge base that decide; carried by every result.</summary>
    public string ModelVersion { get; }

    /// <summary>Trains a matcher; takes time in proportion to the number of phrasings (seconds for thousands).</summary>
    /// <param name="knowledgeBase">What to answer from.</param>
    /// <param name="options">Thresholds, synonyms and seed; null for the defaults. Read during this call only.</param>
    /// <param name="cancellationToken">Ends the training early.</param>
    /// <exception cref="ArgumentException">A threshold is out of its range.</exception>
    public static FaqMatcher Train(KnowledgeBase knowledgeBase, FaqMatcherOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(knowledgeBase);
        options ??= new FaqMatcherOptions();
        if (options.AnswerThreshold is not (>= 0 and <= 1) || options.ClarifyThreshold is not >= 0 || options.ClarifyThreshold > options.AnswerThreshold)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"AnswerThreshold is {options.AnswerThreshold} and ClarifyThreshold {options.ClarifyThreshold}. Choose 0 <= ClarifyThreshold <= AnswerThreshold <= 1."), nameof(options));
        }

        var snapshot = new FaqMatcherOptions
        {
            AnswerThreshold = options.AnswerThreshold,
            ClarifyThreshold = options.ClarifyThreshold,
            MaxTextLength = options.MaxTextLength,
            Seed = options.Seed,
            Synonyms = [.. options.Synonyms],
            StopPhrases = [.. options.StopPhrases],
            OutOfScopeExamples = [.. options.OutOfScopeExamples],
        };
        return new FaqMatcher(knowledgeBase, snapshot, cancellationToken);
    }

    /// <summary>Decides on a message. Never throws for any text, however long or strange.</summary>
    public FaqResult Match(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var key = ExactKey(text, _options.MaxTextLength);
        if (key.Length == 0)
        {
            return Handover(HandoverReason.NothingSaid, 0, 0);
        }

        if (_exact.TryGetValue(key, out var exact))
        {
            return exact is [var only]
                ? new FaqResult.Answer(only) { Probability = 1, Margin = 1, ModelVersion = ModelVersion }
                : new FaqResult.Clarify(exact) { Probability = exact[0].Probability, Margin = 0, ModelVersion = ModelVersion };
        }

        return ConversationCues.AsksForHuman(text) ? Handover(HandoverReason.AskedForHuman, 0, 0)
            : ConversationCues.IsSmallTalk(text) ? Handover(HandoverReason.SmallTalk, 0, 0)
            : _analyzer.Simplify(text).AsSpan().Trim().Length < ShortestQuestion ? Handover(HandoverReason.TooShort, 0, 0)
            : Decide(text);
    }

    /// <summary>The entries nearest to a message with their probabilities, the most probable first; at most five, whatever the thresholds.</summary>
    public IReadOnlyList<FaqCandidate> Rank(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Rank(_analyzer.Analyze(text));
    }

    private FaqCandidate[] Rank(TextFeature[] features)
    {
        var scored = _scorer.Score(features);
        var probabilities = scored.Select(candidate => _confidence.Probability(candidate.Signals)).ToArray();

        // At most one entry is right, so what the first leaves is all that the others can share.
        var others = probabilities.Skip(1).Sum();
        var scale = others > 0 ? Math.Min(1, (1 - probabilities[0]) / others) : 1;
        return [.. scored.Select((candidate, rank) => new FaqCandidate(
            KnowledgeBase.Entries[candidate.Entry],
            rank == 0 ? probabilities[0] : Math.Min(probabilities[0], probabilities[rank] * scale),
            _entries[candidate.Entry].Phrasings[candidate.Phrasing]))];
    }

    // The words of the knowledge base segment its own phrasings and the messages alike.
    private static TextAnalyzer CreateAnalyzer(KnowledgeBase knowledgeBase, FaqMatcherOptions options)
    {
        var general = new TextAnalyzer(new PhraseTable(options.Synonyms, options.StopPhrases), KnowledgeBase.MaxPhrasingLength);
        var phrasings = knowledgeBase.Entries.SelectMany(entry => entry.Alternatives.Prepend(entry.Question)).Select(phrasing => general.Simplify(phrasing));
        return new TextAnalyzer(new PhraseTable(options.Synonyms, options.StopPhrases, WordFinder.Find([.. phrasings])), options.MaxTextLength);
    }

    private FaqResult Decide(string text)
    {
        var features = _analyzer.Analyze(text);
        var candidates = Rank(features);
        if (candidates.Length == 0)
        {
            return Handover(HandoverReason.NothingKnown, 0, 0);
        }

        var best = candidates[0];
        var margin = best.Probability - (candidates.Length > 1 ? candidates.Skip(1).Max(candidate => candidate.Probability) : 0);
        if (best.Probability >= _options.AnswerThreshold)
        {
            return new FaqResult.Answer(best) { Probability = best.Probability, Margin = margin, ModelVersion = ModelVersion };
        }

        // Several entries that are probable together are worth a question back even when none is by itself.
        var offered = candidates.Where(candidate => candidate.Probability >= best.Probability / 2)
            .OrderByDescending(candidate => candidate.Probability).Take(MaxClarified).ToArray();
        return offered.Sum(candidate => candidate.Probability) >= _options.ClarifyThreshold && best.Probability > 0
            ? new FaqResult.Clarify(offered) { Probability = best.Probability, Margin = margin, ModelVersion = ModelVersion }
            : Handover(_scorer.KnowsAny(features) ? HandoverReason.LowConfidence : HandoverReason.NothingKnown, best.Probability, margin);
    }

    private FaqResult.Handover Handover(HandoverReason reason, double probability, double margin) =>
        new(reason) { Probability = probability, Margin = margin, ModelVersion = ModelVersion };

    private static FrozenDictionary<string, FaqCandidate[]> IndexExactPhrasings(KnowledgeBase knowledgeBase) =>
        knowledgeBase.Entries
            .SelectMany(entry => entry.Alternatives.Prepend(entry.Question).Select(phrasing => (Key: ExactKey(phrasing, int.MaxValue), Entry: entry, Phrasing: phrasing)))
            .Where(one => one.Key.Length > 0)
            .GroupBy(one => one.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => ToCandidates([.. group.DistinctBy(one => one.Entry.Id)]), StringComparer.Ordinal);

    private static FaqCandidate[] ToCandidates((string Key, FaqEntry Entry, string Phrasing)[] sharing) =>
        [.. sharing.Select(one => new FaqCandidate(one.Entry, 1.0 / sharing.Length, one.Phrasing)).Take(MaxClarified)];

    // Spaces say nothing between CJK characters and punctuation says nothing anywhere.
    private static string ExactKey(string text, int maxLength) =>
        TextFolding.Fold(text, maxLength).Replace(" ", string.Empty, StringComparison.Ordinal);
}
