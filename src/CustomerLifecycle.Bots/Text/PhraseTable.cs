using System.Text;

namespace CustomerLifecycle.Bots.Text;

/// <summary>
/// Rewrites known phrases of a normalised text, longest first: synonyms to their common form, stop phrases to nothing.
/// A recognised phrase becomes a word of its own, so the table is also the dictionary that segments Chinese.
/// </summary>
internal sealed class PhraseTable
{
    private readonly Dictionary<string, string> _replacements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly HashSet<string> _words;
    private readonly Dictionary<char, int> _longestByFirstCharacter = [];

    public PhraseTable(IEnumerable<SynonymGroup> synonyms, IEnumerable<string> stopPhrases, IEnumerable<string>? words = null)
    {
        _lookup = _replacements.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var group in synonyms)
        {
            foreach (var term in group.Terms)
            {
                Add(term, NormalizedText.Create(group.Canonical, int.MaxValue));
            }

            Add(group.Canonical, NormalizedText.Create(group.Canonical, int.MaxValue));
        }

        foreach (var phrase in stopPhrases)
        {
            Add(phrase, string.Empty);
        }

        foreach (var word in words ?? [])
        {
            Add(word, word);
        }

        _words = _replacements.Values.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether the token is what a known phrase is rewritten to, and so one word.</summary>
    public bool IsWord(ReadOnlySpan<char> token) => _words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(token);

    /// <summary>Rewrites in one pass, in time linear in the text (times the longest phrase).</summary>
    public string Rewrite(string normalized)
    {
        var rewritten = new StringBuilder(normalized.Length + 16);
        var position = 0;
        while (position < normalized.Length)
        {
            if (TryMatch(normalized, position, out var length, out var replacement))
            {
                rewritten.Append(' ').Append(replacement).Append(' ');
                position += length;
            }
            else if (TextFolding.IsCjk(normalized[position]) || normalized[position] == ' ')
            {
                rewritten.Append(normalized[position++]);
            }
            else
            {
                var end = WordEnd(normalized, position);
                rewritten.Append(normalized, position, end - position);
                position = end;
            }
        }

        return rewritten.ToString();
    }

    private void Add(string phrase, string replacement)
    {
        var key = NormalizedText.Create(phrase, int.MaxValue);
        if (key.Length > 0 && _replacements.TryAdd(key, replacement))
        {
            _longestByFirstCharacter[key[0]] = Math.Max(key.Length, _longestByFirstCharacter.GetValueOrDefault(key[0]));
        }
    }

    private bool TryMatch(string normalized, int position, out int length, out string replacement)
    {
        length = Math.Min(_longestByFirstCharacter.GetValueOrDefault(normalized[position]), normalized.Length - position);
        for (; length > 0; length--)
        {
            if (EndsAtBoundary(normalized, position + length) &&
                _lookup.TryGetValue(normalized.AsSpan(position, length), out replacement!))
            {
                return true;
            }
        }

        replacement = string.Empty;
        return false;
    }

    private static bool EndsAtBoundary(string normalized, int end) =>
        end == normalized.Length || normalized[end] == ' ' || TextFolding.IsCjk(normalized[end - 1]);

    private static int WordEnd(string normalized, int position)
    {
        while (position < normalized.Length && normalized[position] != ' ')
        {
            position++;
        }

        return position;
    }
}
