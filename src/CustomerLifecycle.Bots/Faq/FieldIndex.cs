using CustomerLifecycle.Bots.Text;

namespace CustomerLifecycle.Bots.Faq;

/// <summary>Inverted index of entries over question, alternatives, tags and answer, scored by BM25F.</summary>
/// <remarks>Source: Robertson, Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3.6.</remarks>
internal sealed class FieldIndex
{
    private const float K1 = 1.2f;
    private const float B = 0.6f;
    private const float AnswerCoverage = 0f;

    // Question, alternatives, tags, answer.
    private static readonly float[] FieldWeights = [2.0f, 1.5f, 1.0f, 0.35f];

    private readonly FieldPosting[][] _postings;

    private FieldIndex(FieldPosting[][] postings) => _postings = postings;

    /// <summary>The highest score one term of inverse frequency 1 can get.</summary>
    public const float MaxTermScore = K1 + 1;

    public static FieldIndex Build(IReadOnlyList<AnalyzedEntry> entries, Vocabulary vocabulary)
    {
        var fields = entries.Select(Fields).ToArray();
        var averageLength = new float[FieldWeights.Length];
        for (var field = 0; field < averageLength.Length; field++)
        {
            averageLength[field] = Math.Max(1f, fields.Sum(entry => Length(entry[field])) / Math.Max(1, fields.Length));
        }

        var postings = new List<FieldPosting>[vocabulary.Count];
        for (var entry = 0; entry < fields.Length; entry++)
        {
            var terms = new SortedDictionary<int, (float Frequency, float Coverage)>();
            for (var field = 0; field < FieldWeights.Length; field++)
            {
                var normalization = 1 - B + (B * Length(fields[entry][field]) / averageLength[field]);
                var coverage = field == FieldWeights.Length - 1 ? AnswerCoverage : 1f;
                foreach (var feature in fields[entry][field])
                {
                    var index = vocabulary.IndexOf(feature.Hash);
                    var known = terms.GetValueOrDefault(index);
                    terms[index] = (known.Frequency + (FieldWeights[field] * feature.Weight / normalization), Math.Max(known.Coverage, coverage));
                }
            }

            foreach (var (index, term) in terms)
            {
                var score = vocabulary.IdfOf(index) * term.Frequency * (K1 + 1) / (K1 + term.Frequency);
                (postings[index] ??= []).Add(new FieldPosting(entry, score, term.Coverage));
            }
        }

        return new FieldIndex([.. postings.Select(list => list?.ToArray() ?? [])]);
    }

    /// <summary>The entries that have the term, in ascending order.</summary>
    public ReadOnlySpan<FieldPosting> Find(int index) => index < 0 ? [] : _postings[index];

    private static TextFeature[][] Fields(AnalyzedEntry entry) =>
    [
        Terms(entry.PhrasingFeatures[0]),
        [.. entry.PhrasingFeatures.Skip(1).SelectMany(Terms)],
        entry.Tags,
        entry.Answer,
    ];

    private static TextFeature[] Terms(TextFeature[] features) => [.. features.Where(feature => feature.Family == FeatureFamily.Term)];

    private static float Length(TextFeature[] features) => features.Sum(feature => feature.Weight);
}
