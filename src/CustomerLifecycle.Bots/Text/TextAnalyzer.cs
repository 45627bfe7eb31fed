using System.Runtime.InteropServices;

namespace CustomerLifecycle.Bots.Text;

/// <summary>Turns a text into hashed features. Immutable after construction; safe for concurrent use.</summary>
internal sealed class TextAnalyzer(PhraseTable phrases, int maxLength)
{
    private const float SingleCharacterWeight = 0.3f;
    private const float LoneCharacterWeight = 0.6f;
    private const int ShortestGram = 3;
    private const int LongestGram = 4;

    /// <summary>The text as <see cref="Analyze"/> sees it: folded, stemmed, synonyms unified, stop phrases gone.</summary>
    public string Simplify(ReadOnlySpan<char> text) => phrases.Rewrite(NormalizedText.Create(text, maxLength));

    /// <summary>The distinct features of the text in ascending order of their hash; empty when it says nothing.</summary>
    public TextFeature[] Analyze(ReadOnlySpan<char> text)
    {
        var simplified = Simplify(text);
        var weights = new Dictionary<(ulong Hash, FeatureFamily Family), float>();
        var previousWord = ReadOnlySpan<char>.Empty;
        foreach (var range in simplified.AsSpan().Split(' '))
        {
            var token = simplified.AsSpan(range);
            if (token.IsEmpty)
            {
                continue;
            }

            if (TextFolding.IsCjk(token[0]))
            {
                AddCjk(weights, token, phrases.IsWord(token));
                previousWord = [];
            }
            else
            {
                AddWord(weights, token, previousWord);
                previousWord = token;
            }
        }

        var features = new TextFeature[weights.Count];
        var next = 0;
        foreach (var (key, weight) in weights)
        {
            features[next++] = new TextFeature(key.Hash, key.Family, weight);
        }

        Array.Sort(features, static (left, right) => left.Hash.CompareTo(right.Hash));
        return features;
    }

    private static void AddCjk(Dictionary<(ulong, FeatureFamily), float> weights, ReadOnlySpan<char> run, bool isWord)
    {
        // The pairs of a long word are not as many reasons as there are pairs.
        var pairWeight = isWord && run.Length > 2 ? 1f / run.Length : 1f;
        if (pairWeight < 1f)
        {
            Add(weights, FeatureFamily.Term, run, 1f);
        }

        for (var i = 0; i < run.Length; i++)
        {
            Add(weights, FeatureFamily.Term, run.Slice(i, 1), run.Length == 1 ? LoneCharacterWeight : SingleCharacterWeight * pairWeight);
            if (i + 2 <= run.Length)
            {
                Add(weights, FeatureFamily.Term, run.Slice(i, 2), pairWeight);
            }

            if (i + 3 <= run.Length)
            {
                Add(weights, FeatureFamily.CharacterGram, run.Slice(i, 3), pairWeight);
            }
        }
    }

    private static void AddWord(Dictionary<(ulong, FeatureFamily), float> weights, ReadOnlySpan<char> word, ReadOnlySpan<char> previous)
    {
        Add(weights, FeatureFamily.Term, word, 1f);
        if (!previous.IsEmpty)
        {
            var pair = TextHash.Add(TextHash.Add(TextHash.Add(TextHash.Start(FeatureFamily.WordPair), previous), ' '), word);
            CollectionsMarshal.GetValueRefOrAddDefault(weights, (pair, FeatureFamily.WordPair), out _) += 1f;
        }

        // The padding makes the beginning and the end of a word features of their own.
        for (var size = ShortestGram; size <= LongestGram; size++)
        {
            for (var start = -1; start + size <= word.Length + 1; start++)
            {
                var hash = TextHash.Start(FeatureFamily.CharacterGram);
                for (var i = start; i < start + size; i++)
                {
                    hash = TextHash.Add(hash, i < 0 ? '^' : i >= word.Length ? '$' : word[i]);
                }

                CollectionsMarshal.GetValueRefOrAddDefault(weights, (hash, FeatureFamily.CharacterGram), out _) += 1f;
            }
        }
    }

    private static void Add(Dictionary<(ulong, FeatureFamily), float> weights, FeatureFamily family, ReadOnlySpan<char> characters, float weight) =>
        CollectionsMarshal.GetValueRefOrAddDefault(weights, (TextHash.Add(TextHash.Start(family), characters), family), out _) += weight;
}
