using CustomerLifecycle.Bots.Text;

namespace CustomerLifecycle.Bots.Faq;

/// <summary>
/// Learns from the knowledge base itself when its matcher is right: phrasings are hidden and asked (the answer is known),
/// whole entries are hidden and asked (no answer is right), and general chat is asked (neither).
/// </summary>
internal static class ConfidenceTrainer
{
    private const int Folds = 5;
    private const int LargeFolds = 2;
    private const int LargeKnowledgeBase = 2_000;

    // With fewer held-out phrasings than this the observations would be nearly all of one kind.
    private const int FewestPhrasings = 12;

    // A message about something the knowledge base lacks is rarer than one it covers, and usually farther from it than a hidden entry.
    private const double InScopeShare = 0.60;
    private const double HiddenEntryShare = 0.30;
    private const double ChatShare = 0.10;

    public static ConfidenceModel Train(IReadOnlyList<AnalyzedEntry> entries, FaqScorer whole, IReadOnlyList<TextFeature[]> chat, int seed, CancellationToken cancellationToken)
    {
        if (entries.Sum(entry => entry.Phrasings.Length > 1 ? 1 : 0) < FewestPhrasings)
        {
            return ConfidenceModel.General;
        }

        var asked = new List<(MatchSignals Signals, bool IsRight)>();
        var hidden = new List<MatchSignals>();
        var folds = entries.Count > LargeKnowledgeBase ? LargeFolds : Folds;
        var shuffled = Enumerable.Range(0, entries.Count).ToArray();
        new Random(seed).Shuffle(shuffled);
        for (var fold = 0; fold < folds; fold++)
        {
            AskFold(entries, shuffled, fold, folds, seed, asked, hidden, cancellationToken);
        }

        var chatted = chat.Select(whole.Score).Where(candidates => candidates.Length > 0).Select(candidates => candidates[0].Signals).ToArray();
        return ConfidenceModel.Fit(
        [
            .. asked.Select(one => new ConfidenceObservation(one.Signals, one.IsRight, 1)),
            .. hidden.Select(one => new ConfidenceObservation(one, false, HiddenEntryShare / InScopeShare * asked.Count / hidden.Count)),
            .. chatted.Select(one => new ConfidenceObservation(one, false, ChatShare / InScopeShare * asked.Count / chatted.Length)),
        ]);
    }

    private static void AskFold(
        IReadOnlyList<AnalyzedEntry> entries, int[] shuffled, int fold, int folds, int seed,
        List<(MatchSignals Signals, bool IsRight)> asked, List<MatchSignals> hidden, CancellationToken cancellationToken)
    {
        var kept = new List<AnalyzedEntry>();
        var questions = new List<(TextFeature[] Features, int Entry)>();
        for (var place = 0; place < shuffled.Length; place++)
        {
            var entry = entries[shuffled[place]];
            var phrasing = (fold + place) % entry.Phrasings.Length;
            if (place % folds == fold)
            {
                questions.Add((entry.PhrasingFeatures[phrasing], -1));
            }
            else if (entry.Phrasings.Length > 1)
            {
                questions.Add((entry.PhrasingFeatures[phrasing], kept.Count));
                kept.Add(entry.Without(phrasing));
            }
            else
            {
                kept.Add(entry);
            }
        }

        var scorer = FaqScorer.Train(kept, seed, cancellationToken);
        foreach (var (features, entry) in questions)
        {
            if (scorer.Score(features) is not [var best, ..])
            {
                continue;
            }

            if (entry < 0)
            {
                hidden.Add(best.Signals);
            }
            else
            {
                asked.Add((best.Signals, best.Entry == entry));
            }
        }
    }
}
