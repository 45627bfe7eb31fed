using System.Buffers;

namespace CustomerLifecycle.Bots.Text;

/// <summary>
/// Takes the commonest inflections off a folded English word (plural, -ing, -ed), so that "returns", "returning" and
/// "returned" count as "return". Deliberately less than Porter's algorithm: a service vocabulary must not be conflated.
/// </summary>
internal static class EnglishStemmer
{
    private const int ShortestStem = 3;
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>The stem of a folded word; words with digits and short words are returned unchanged.</summary>
    public static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word, Span<char> buffer)
    {
        if (word.Length <= ShortestStem || word.Length > buffer.Length || !IsPlainLatin(word))
        {
            return word;
        }

        word.CopyTo(buffer);
        var stem = buffer[..word.Length];
        if (stem.EndsWith("ies") && stem.Length > 4)
        {
            stem = stem[..^2];
            stem[^1] = 'y';
        }
        else if (stem.EndsWith("sses") || stem.EndsWith("xes") || stem.EndsWith("ches") || stem.EndsWith("shes"))
        {
            stem = stem[..^2];
        }
        else if (stem[^1] == 's' && stem[^2] is not ('s' or 'u' or 'i'))
        {
            stem = stem[..^1];
        }

        if (stem.EndsWith("ing") && HasVowel(stem[..^3]) && stem.Length - 3 >= ShortestStem)
        {
            stem = Undouble(stem[..^3]);
        }
        else if (stem.EndsWith("ed") && HasVowel(stem[..^2]) && stem.Length - 2 >= ShortestStem)
        {
            stem = Undouble(stem[..^2]);
        }

        // "exchange" and "exchanging" meet without the silent e.
        return stem.Length > ShortestStem && stem[^1] == 'e' ? stem[..^1] : stem;
    }

    private static Span<char> Undouble(Span<char> stem) =>
        stem.Length > ShortestStem && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z') ? stem[..^1] : stem;

    private static bool HasVowel(ReadOnlySpan<char> letters) => letters.ContainsAny(Vowels);

    private static bool IsPlainLatin(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('a', 'z');
}
