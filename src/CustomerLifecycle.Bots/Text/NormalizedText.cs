using System.Text;

namespace CustomerLifecycle.Bots.Text;

/// <summary>Folded text with stemmed words: words and runs of CJK characters, one space between each.</summary>
internal static class NormalizedText
{
    private const int LongestStemmedWord = 32;

    /// <summary>Normalises at most <paramref name="maxLength"/> characters; the result has words and CJK runs between single spaces.</summary>
    public static string Create(ReadOnlySpan<char> text, int maxLength)
    {
        var folded = TextFolding.Fold(text, maxLength);
        var normalized = new StringBuilder(folded.Length + 8);
        Span<char> buffer = stackalloc char[LongestStemmedWord];
        var start = 0;
        while (start < folded.Length)
        {
            var end = start + 1;
            if (folded[start] == ' ')
            {
                start = end;
                continue;
            }

            var cjk = TextFolding.IsCjk(folded[start]);
            while (end < folded.Length && folded[end] != ' ' && TextFolding.IsCjk(folded[end]) == cjk)
            {
                end++;
            }

            if (normalized.Length > 0)
            {
                normalized.Append(' ');
            }

            var run = folded.AsSpan(start, end - start);
            normalized.Append(cjk ? run : EnglishStemmer.Stem(run, buffer));
            start = end;
        }

        return normalized.ToString();
    }
}
