using System.Buffers;
using System.Text;

namespace CustomerLifecycle.Storage;

/// <summary>Splits text into the tokens that search compares: words in lower case, and for CJK text single characters and bigrams.</summary>
/// <remarks>Deterministic and independent of ICU: full-width forms and the capitals of Latin, Greek, Cyrillic and Armenian are folded by arithmetic, and a
/// letter with an accent is the same as one character or two. Accents themselves count: <c>u</c> does not find <c>ü</c>. Thread-safe.</remarks>
public static class TextTokenizer
{
    /// <summary>Only so many characters of a text are indexed, and no more than <see cref="MaxTokens"/> of its tokens.</summary>
    public const int MaxTextLength = 100_000;

    /// <summary>Only so many different tokens of a text are indexed, from its beginning: some thousand words, or the first pages of a Chinese text. Each is
    /// a row of its own, and whoever stores one text must not hold up everybody else.</summary>
    public const int MaxTokens = 5_000;

    /// <summary>Only so many characters of a query are used.</summary>
    public const int MaxQueryLength = 200;

    private const int MaxWordLength = 64;

    /// <summary>The tokens by which a text is found, each once, in order of appearance; at most <see cref="MaxTokens"/>.</summary>
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
        StringBuilder word = new(MaxWordLength);
        string? previous = null;
        int runLength = 0;
        ReadOnlySpan<char> rest = text.AsSpan(0, Math.Min(text.Length, limit));
        while (tokens.Count < MaxTokens && Rune.DecodeFromUtf16(rest, out Rune rune, out int length) != OperationStatus.NeedMoreData)
        {
            rest = rest[length..];
            int c = LetterFolding.Fold(rune.Value);
            if (LetterFolding.IsMark(c))
            {
                // Of a letter that is written as two characters, as some systems do; it does not end a word.
                if (word.Length is > 0 and < MaxWordLength)
                {
                    word[^1] = LetterFolding.Compose(word[^1], c);
                }

                continue;
            }

            if (IsCjk(c))
            {
                EndWord();
                string character = char.ConvertFromUtf32(c);
                if (runLength > 0)
                {
                    Add(previous + character);
                }

                if (singles)
                {
                    Add(character);
                }

                previous = character;
                runLength++;
                continue;
            }

            EndRun();
            if (!Rune.IsLetterOrDigit(new Rune(c)))
            {
                EndWord();
            }
            else if (word.Length < MaxWordLength)
            {
                word.Append(new Rune(c));
            }
        }

        EndRun();
        // A query that is cut inside a word must not ask for the piece.
        if (singles || text.Length <= limit || !(char.IsLetterOrDigit(text[limit]) || LetterFolding.IsMark(text[limit])))
        {
            EndWord();
        }

        return tokens;

        void EndWord()
        {
            if (word.Length > 0)
            {
                Add(word.ToString());
                word.Clear();
            }
        }

        void EndRun()
        {
            if (runLength == 1 && !singles)
            {
                Add(previous!);
            }

            runLength = 0;
        }

        void Add(string token)
        {
            if (tokens.Count < MaxTokens && seen.Add(token))
            {
                tokens.Add(token);
            }
        }
    }

    // Ideographs with extension A, compatibility ideographs, kana, Hangul syllables, and the ideographs of planes 2 and 3
    // (https://www.unicode.org/Public/UCD/latest/ucd/Blocks.txt).
    private static bool IsCjk(int c) =>
        c is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0x3040 and <= 0x30FF) or (>= 0xAC00 and <= 0xD7AF) or (>= 0x20000 and <= 0x3FFFF);
}
