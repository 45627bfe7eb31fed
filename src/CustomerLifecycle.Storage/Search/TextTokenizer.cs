namespace CustomerLifecycle.Storage;

/// <summary>Splits text into the tokens that search compares: words in lower case, and for CJK text single characters and bigrams.</summary>
/// <remarks>Deterministic and independent of ICU: full-width forms and Latin capitals are folded by arithmetic. Thread-safe.</remarks>
public static class TextTokenizer
{
    /// <summary>Only so many characters of a text are indexed.</summary>
    public const int MaxTextLength = 100_000;

    /// <summary>Only so many characters of a query are used.</summary>
    public const int MaxQueryLength = 200;

    private const int MaxWordLength = 64;

    /// <summary>The tokens by which a text is found, each once, in order of appearance.</summary>
    /// <param name="text">The text.</param>
    public static IReadOnlyList<string> ForIndex(string text) => Tokens(text, MaxTextLength, singles: true);

    /// <summary>The tokens a text must have to be found: a single CJK character stands for itself, a longer run for its bigrams.</summary>
    /// <param name="query">The query.</param>
    public static IReadOnlyList<string> ForQuery(string query) => Tokens(query, MaxQueryLength, singles: false);

    private static List<string> Tokens(string text, int limit, bool singles)
    {
        ArgumentNullException.ThrowIfNull(text);
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<string> tokens = [];
        ReadOnlySpan<char> rest = text.AsSpan(0, Math.Min(text.Length, limit));
        Span<char> word = stackalloc char[MaxWordLength];
        int wordLength = 0;
        int runLength = 0;
        char previous = '\0';
        for (int i = 0; i <= rest.Length; i++)
        {
            char c = i < rest.Length ? Fold(rest[i]) : ' ';
            bool cjk = IsCjk(c);
            if (!cjk && char.IsLetterOrDigit(c))
            {
                if (wordLength < MaxWordLength)
                {
                    word[wordLength++] = c;
                }
            }
            else if (wordLength > 0)
            {
                Add(new string(word[..wordLength]));
                wordLength = 0;
            }

            if (cjk)
            {
                if (runLength > 0)
                {
                    Add(string.Create(2, (previous, c), static (span, pair) => (span[0], span[1]) = pair));
                }

                runLength++;
                if (singles || (runLength == 1 && (i + 1 >= rest.Length || !IsCjk(Fold(rest[i + 1])))))
                {
                    Add(c.ToString());
                }
            }
            else
            {
                runLength = 0;
            }

            previous = c;
        }

        return tokens;

        void Add(string token)
        {
            if (seen.Add(token))
            {
                tokens.Add(token);
            }
        }
    }

    private static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => FoldCase((char)(c - 0xFEE0)),
        '\u3000' => ' ',
        _ => FoldCase(c),
    };

    // Simple case mapping of ASCII, Latin-1, Greek and Cyrillic capitals by their regular distance of 32.
    private static char FoldCase(char c) =>
        c is (>= 'A' and <= 'Z') or (>= 'À' and <= 'Þ' and not '×') or (>= 'Α' and <= 'Ω') or (>= 'А' and <= 'Я') ? (char)(c + 32) : c;

    private static bool IsCjk(char c) =>
        c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF')
            or (>= '\u3040' and <= '\u30FF') or (>= '\uAC00' and <= '\uD7AF');
}
