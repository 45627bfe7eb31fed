using System.Buffers;
using CustomerLifecycle.Bots.Text;

namespace CustomerLifecycle.Bots.Faq;

/// <summary>Ranks the entries of a knowledge base for a message by retrieval, nearest phrasing and classifier. Immutable.</summary>
internal sealed class FaqScorer
{
    private const int MaxCandidates = 5;
    private const float CosineShare = 0.5f;
    private const float RetrievalShare = 0.3f;
    private const float ClassifierShare = 0.2f;
    private const float ClassifierSharpness = 4f;

    // A word or a pair of characters says something on its own; a single character does not.
    private const float TellingWeight = 1f;

    private readonly Vocabulary _vocabulary;
    private readonly FieldIndex _fields;
    private readonly PhrasingIndex _phrasings;
    private readonly LinearClassifier _classifier;
    private readonly TextFeature[][][] _terms;

    private FaqScorer(Vocabulary vocabulary, FieldIndex fields, PhrasingIndex phrasings, LinearClassifier classifier, TextFeature[][][] terms)
    {
        _vocabulary = vocabulary;
        _fields = fields;
        _phrasings = phrasings;
        _classifier = classifier;
        _terms = terms;
    }

    public static FaqScorer Train(IReadOnlyList<AnalyzedEntry> entries, int seed, CancellationToken cancellationToken)
    {
        var vocabulary = Vocabulary.Learn([.. entries.Select(entry => (TextFeature[][])[.. entry.PhrasingFeatures, entry.Tags, entry.Answer])]);
        var vectors = entries.Select(entry => entry.PhrasingFeatures.Select(vocabulary.Vectorize).ToArray()).ToArray();
        var classes = vectors.SelectMany((phrasings, entry) => Enumerable.Repeat(entry, phrasings.Length)).ToArray();
        return new FaqScorer(
            vocabulary,
            FieldIndex.Build(entries, vocabulary),
            PhrasingIndex.Build(vectors, vocabulary.Count),
            LinearClassifier.Train([.. vectors.SelectMany(phrasings => phrasings)], classes, vocabulary.Count, entries.Count, seed, cancellationToken),
            [.. entries.Select(entry => entry.PhrasingFeatures.Select(features => features.Where(feature => feature.Family == FeatureFamily.Term).ToArray()).ToArray())]);
    }

    /// <summary>Whether any telling word of the message occurs in the knowledge base.</summary>
    public bool KnowsAny(TextFeature[] query) =>
        query.Any(feature => feature.Family == FeatureFamily.Term && feature.Weight >= TellingWeight && _vocabulary.IndexOf(feature.Hash) >= 0);

    /// <summary>The best candidates, the best first; empty when the message shares nothing with any phrasing.</summary>
    public ScoredEntry[] Score(TextFeature[] query)
    {
        var entries = _terms.Length;
        var rented = ArrayPool<float>.Shared.Rent((entries * 4) + _phrasings.Count);
        try
        {
            var scratch = rented.AsSpan(0, (entries * 4) + _phrasings.Count);
            scratch.Clear();
            var scores = new EntryScores(scratch[..entries], scratch.Slice(entries, entries), scratch.Slice(2 * entries, entries), scratch.Slice(3 * entries, entries), scratch[(4 * entries)..]);
            return Score(query, scores);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    private ScoredEntry[] Score(TextFeature[] query, EntryScores scores)
    {
        var vector = _vocabulary.Vectorize(query);
        _phrasings.Score(vector, scores.Cosines);
        _classifier.Score(vector, scores.Classes);
        var (mass, unknown) = ScoreFields(query, scores);
        Span<int> top = stackalloc int[MaxCandidates];
        var count = 0;
        for (var entry = 0; entry < scores.Blend.Length; entry++)
        {
            _phrasings.Nearest(entry, scores.Cosines, out var cosine);
            if (cosine <= 0)
            {
                continue;
            }

            scores.Blend[entry] = (CosineShare * cosine) + (RetrievalShare * scores.Retrieval[entry]) +
                (ClassifierShare * Math.Clamp(scores.Classes[entry], 0f, 1f));
            count = Insert(top, count, entry, scores.Blend);
        }

        var candidates = new ScoredEntry[count];
        for (var rank = 0; rank < count; rank++)
        {
            candidates[rank] = Describe(query, top[..count], rank, scores, mass == 0 ? 0 : unknown / mass);
        }

        return candidates;
    }

    // Returns the weight of what was said and how much of it no entry knows.
    private (float Mass, float Unknown) ScoreFields(TextFeature[] query, EntryScores scores)
    {
        var mass = 0f;
        var unknown = 0f;
        foreach (var feature in query)
        {
            if (feature.Family != FeatureFamily.Term)
            {
                continue;
            }

            var index = _vocabulary.IndexOf(feature.Hash);
            var weight = feature.Weight * _vocabulary.IdfOf(index);
            mass += weight;
            unknown += index < 0 ? weight : 0;
            foreach (var posting in _fields.Find(index))
            {
                scores.Retrieval[posting.Entry] += feature.Weight * posting.Score;
                scores.Coverage[posting.Entry] += weight * posting.Coverage;
            }
        }

        for (var entry = 0; entry < scores.Retrieval.Length && mass > 0; entry++)
        {
            scores.Retrieval[entry] /= mass * FieldIndex.MaxTermScore;
            scores.Coverage[entry] /= mass;
        }

        return (mass, unknown);
    }

    private ScoredEntry Describe(TextFeature[] query, ReadOnlySpan<int> top, int rank, EntryScores scores, float unknownShare)
    {
        var entry = top[rank];
        var rival = top.Length == 1 ? 0f : scores.Blend[top[rank == 0 ? 1 : 0]];
        var softmax = 0f;
        foreach (var other in top)
        {
            softmax += MathF.Exp(ClassifierSharpness * (scores.Classes[other] - scores.Classes[entry]));
        }

        var phrasing = _phrasings.Nearest(entry, scores.Cosines, out var cosine);
        var (reverse, matched) = Compare(query, _terms[entry][phrasing]);
        return new ScoredEntry(entry, phrasing, MatchSignals.Create(
            cosine, scores.Retrieval[entry], 1f / softmax, scores.Blend[entry] - rival, scores.Coverage[entry], reverse, unknownShare,
            MathF.Min(1f, MathF.Log(1 + matched) / MathF.Log(5))));
    }

    // How much of the phrasing the query says, and how many telling terms they share. Both are sorted by hash.
    private (float Reverse, int Matched) Compare(TextFeature[] query, TextFeature[] phrasing)
    {
        float mass = 0, shared = 0;
        var matched = 0;
        var next = 0;
        foreach (var feature in phrasing)
        {
            var weight = feature.Weight * _vocabulary.IdfOf(_vocabulary.IndexOf(feature.Hash));
            mass += weight;
            while (next < query.Length && query[next].Hash < feature.Hash)
            {
                next++;
            }

            if (next < query.Length && query[next].Hash == feature.Hash)
            {
                shared += weight;
                matched += feature.Weight >= TellingWeight ? 1 : 0;
            }
        }

        return (mass == 0 ? 0 : shared / mass, matched);
    }

    // Keeps the best by score, the earlier entry first among equals.
    private static int Insert(Span<int> top, int count, int entry, ReadOnlySpan<float> blend)
    {
        var place = count;
        while (place > 0 && blend[entry] > blend[top[place - 1]])
        {
            place--;
        }

        if (place == top.Length)
        {
            return count;
        }

        count = Math.Min(count + 1, top.Length);
        for (var i = count - 1; i > place; i--)
        {
            top[i] = top[i - 1];
        }

        top[place] = entry;
        return count;
    }

    private readonly ref struct EntryScores(Span<float> retrieval, Span<float> coverage, Span<float> classes, Span<float> blend, Span<float> cosines)
    {
        public Span<float> Retrieval { get; } = retrieval;

        public Span<float> Coverage { get; } = coverage;

        public Span<float> Classes { get; } = classes;

        public Span<float> Blend { get; } = blend;

        public Span<float> Cosines { get; } = cosines;
    }
}
