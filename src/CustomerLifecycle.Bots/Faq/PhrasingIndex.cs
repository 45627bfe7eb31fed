namespace CustomerLifecycle.Bots.Faq;

/// <summary>Inverted index of phrasings for the nearest one by TF-IDF cosine.</summary>
internal sealed class PhrasingIndex
{
    private readonly Posting[][] _postings;
    private readonly int[] _firstPhrasing;

    private PhrasingIndex(Posting[][] postings, int[] firstPhrasing)
    {
        _postings = postings;
        _firstPhrasing = firstPhrasing;
    }

    /// <summary>The number of phrasings of all entries.</summary>
    public int Count => _firstPhrasing[^1];

    /// <summary>Builds the index; the phrasings of an entry lie side by side.</summary>
    public static PhrasingIndex Build(IReadOnlyList<SparseVector[]> vectorsByEntry, int features)
    {
        var postings = new List<Posting>[features];
        var first = new int[vectorsByEntry.Count + 1];
        var phrasing = 0;
        for (var entry = 0; entry < vectorsByEntry.Count; entry++)
        {
            first[entry] = phrasing;
            foreach (var vector in vectorsByEntry[entry])
            {
                for (var i = 0; i < vector.Indices.Length; i++)
                {
                    (postings[vector.Indices[i]] ??= []).Add(new Posting(phrasing, vector.Weights[i]));
                }

                phrasing++;
            }
        }

        first[^1] = phrasing;
        return new PhrasingIndex([.. postings.Select(list => list?.ToArray() ?? [])], first);
    }

    /// <summary>Fills in the cosine of every phrasing with the query; <paramref name="cosines"/> must be zero before.</summary>
    public void Score(SparseVector query, Span<float> cosines)
    {
        for (var i = 0; i < query.Indices.Length; i++)
        {
            foreach (var posting in _postings[query.Indices[i]])
            {
                cosines[posting.Document] += posting.Weight * query.Weights[i];
            }
        }
    }

    /// <summary>The phrasing of an entry nearest to the query, counted within the entry.</summary>
    public int Nearest(int entry, ReadOnlySpan<float> cosines, out float cosine)
    {
        var own = cosines[_firstPhrasing[entry].._firstPhrasing[entry + 1]];
        var best = 0;
        for (var i = 1; i < own.Length; i++)
        {
            if (own[i] > own[best])
            {
                best = i;
            }
        }

        cosine = own[best];
        return best;
    }
}
