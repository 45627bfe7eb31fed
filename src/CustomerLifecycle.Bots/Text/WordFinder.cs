using System.Runtime.InteropServices;

namespace CustomerLifecycle.Bots.Text;

/// <summary>
/// Finds the long words of a collection of Chinese texts without a dictionary: characters that keep recurring together
/// and whose pairs seldom occur without the rest ("净化器", "洗衣机").
/// </summary>
internal static class WordFinder
{
    private const int ShortestWord = 3;
    private const int LongestWord = 5;
    private const int FewestTexts = 3;

    // Of the texts that have one of its pairs, at least this share has the whole word.
    private const double Cohesion = 0.75;

    /// <summary>The words of simplified texts, in ordinal order.</summary>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> texts)
    {
        var frequency = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (var piece in Pieces(text))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(frequency, piece, out _)++;
            }
        }

        var words = frequency
            .Where(piece => piece.Key.Length >= ShortestWord && piece.Value >= FewestTexts && IsCohesive(piece.Key, piece.Value, frequency))
            .ToDictionary(StringComparer.Ordinal);
        return [.. words.Keys.Where(word => !words.Any(longer => longer.Key.Length > word.Length && longer.Value == words[word] && longer.Key.Contains(word, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)];
    }

    private static HashSet<string> Pieces(string text)
    {
        var pieces = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(token => TextFolding.IsCjk(token[0])))
        {
            for (var start = 0; start < token.Length; start++)
            {
                for (var length = 2; length <= LongestWord && start + length <= token.Length; length++)
                {
                    pieces.Add(token.Substring(start, length));
                }
            }
        }

        return pieces;
    }

    private static bool IsCohesive(string piece, int count, Dictionary<string, int> frequency)
    {
        for (var i = 0; i + 2 <= piece.Length; i++)
        {
            if (count < Cohesion * frequency[piece.Substring(i, 2)])
            {
                return false;
            }
        }

        return true;
    }
}
