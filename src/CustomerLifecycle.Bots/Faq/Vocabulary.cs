using CustomerLifecycle.Bots.Text;

namespace CustomerLifecycle.Bots.Faq;

/// <summary>The features that occur in the phrasings of a knowledge base, with their inverse entry frequency.</summary>
internal sealed class Vocabulary
{
    // Words carry the meaning; pairs and grams tell phrasings of the same words apart and survive misspelling.
    private static readonly float[] FamilyShare = [0.60f, 0.12f, 0.28f];

    private readonly Dictionary<ulong, int> _indices;
    private readonly float[] _idf;

    private Vocabulary(Dictionary<ulong, int> indices, float[] idf, float unknownIdf)
    {
        _indices = indices;
        _idf = idf;
        UnknownIdf = unknownIdf;
    }

    /// <summary>The number of features.</summary>
    public int Count => _idf.Length;

    /// <summary>The inverse frequency of a feature that no entry has: it is as telling as one can be.</summary>
    public float UnknownIdf { get; }

    /// <summary>Learns from the phrasings of each entry. idf = ln((1 + n) / (1 + df)) + 1 over entries.</summary>
    public static Vocabulary Learn(IReadOnlyList<TextFeature[][]> phrasingsByEntry)
    {
        var indices = new Dictionary<ulong, int>();
        var frequency = new List<int>();
        var lastEntry = new List<int>();
        for (var entry = 0; entry < phrasingsByEntry.Count; entry++)
        {
            foreach (var feature in phrasingsByEntry[entry].SelectMany(phrasing => phrasing))
            {
                if (!indices.TryGetValue(feature.Hash, out var index))
                {
                    index = indices.Count;
                    indices.Add(feature.Hash, index);
                    frequency.Add(0);
                    lastEntry.Add(-1);
                }

                if (lastEntry[index] != entry)
                {
                    lastEntry[index] = entry;
                    frequency[index]++;
                }
            }
        }

        var entries = phrasingsByEntry.Count;
        return new Vocabulary(indices, [.. frequency.Select(df => Idf(entries, df))], Idf(entries, 0));
    }

    /// <summary>The index of a feature, or -1.</summary>
    public int IndexOf(ulong hash) => _indices.TryGetValue(hash, out var index) ? index : -1;

    /// <summary>The inverse entry frequency of the feature, known or not.</summary>
    public float IdfOf(int index) => index < 0 ? UnknownIdf : _idf[index];

    /// <summary>
    /// The TF-IDF vector, each family of features normalised on its own. Unknown features have no place in it but count in
    /// its length, so that words the knowledge base has never seen make a text less like any entry.
    /// </summary>
    public SparseVector Vectorize(TextFeature[] features)
    {
        Span<float> squared = stackalloc float[FamilyShare.Length];
        var known = 0;
        var raw = new (int Index, float Weight, FeatureFamily Family)[features.Length];
        foreach (var feature in features)
        {
            var index = IndexOf(feature.Hash);
            var weight = TermFrequency(feature.Weight) * IdfOf(index);
            squared[(int)feature.Family] += weight * weight;
            if (index >= 0)
            {
                raw[known++] = (index, weight, feature.Family);
            }
        }

        var share = 0f;
        for (var family = 0; family < squared.Length; family++)
        {
            share += squared[family] > 0 ? FamilyShare[family] : 0;
        }

        Array.Sort(raw, 0, known, IndexOrder);
        var indices = new int[known];
        var weights = new float[known];
        for (var i = 0; i < known; i++)
        {
            var (index, weight, family) = raw[i];
            indices[i] = index;
            weights[i] = weight * MathF.Sqrt(FamilyShare[(int)family] / (share * squared[(int)family]));
        }

        return new SparseVector(indices, weights);
    }

    private static readonly Comparer<(int Index, float Weight, FeatureFamily Family)> IndexOrder =
        Comparer<(int Index, float Weight, FeatureFamily Family)>.Create(static (left, right) => left.Index.CompareTo(right.Index));

    private static float TermFrequency(float weight) => weight <= 1f ? weight : 1f + MathF.Log(weight);

    private static float Idf(int entries, int frequency) => MathF.Log((1f + entries) / (1f + frequency)) + 1f;
}
