using System.Buffers;
using System.Text;

namespace CustomerLifecycle.Leads.Matching;

/// <summary>
/// Writes text so that spellings of the same word become equal: case, width, diacritics and traditional
/// characters are folded by tables of our own, because ICU is absent where globalization is invariant.
/// </summary>
internal static class TextFolding
{
    private const char Dropped = '\0';
    private const char FullWidthFirst = '\uFF01';
    private const char FullWidthLast = '\uFF5E';
    private const int FullWidthOffset = 0xFEE0;

    private static readonly char[] Table = BuildTable();

    public static char Fold(char value) => Table[value];

    /// <summary>Folds every character, keeps one blank between words and none at the ends.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var original in text)
        {
            Append(result, original);
        }
        if (result.Length > 0 && result[^1] == ' ')
        {
            result.Length--;
        }
        return result.ToString();
    }

    /// <summary>Folds, and keeps letters and digits only.</summary>
    public static string Compact(ReadOnlySpan<char> text)
    {
        var folded = Fold(text);
        var buffer = ArrayPool<char>.Shared.Rent(Math.Max(1, folded.Length));
        var length = 0;
        foreach (var letter in folded)
        {
            if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter))
            {
                buffer[length++] = letter;
            }
        }
        var result = new string(buffer, 0, length);
        ArrayPool<char>.Shared.Return(buffer);
        return result;
    }

    public static bool IsHan(char value) =>
        value is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or '\u3007';

    private static void Append(StringBuilder result, char original)
    {
        switch (original)
        {
            case 'ß': result.Append("ss"); return;
            case 'æ' or 'Æ': result.Append("ae"); return;
            case 'œ' or 'Œ': result.Append("oe"); return;
            case 'þ' or 'Þ': result.Append("th"); return;
        }
        var folded = Table[original];
        if (folded == Dropped || (folded == ' ' && (result.Length == 0 || result[^1] == ' ')))
        {
            return;
        }
        result.Append(folded);
    }

    private static char[] BuildTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var code = 0; code <= char.MaxValue; code++)
        {
            table[code] = Narrow((char)code);
        }
        Apply(table, FoldingTables.Diacritics);
        Apply(table, FoldingTables.TraditionalToSimplified);
        // Upper-case letters with diacritics come through their lower-case form.
        for (var code = 0; code <= char.MaxValue; code++)
        {
            table[code] = table[table[code]];
        }
        return table;
    }

    private static void Apply(char[] table, string rules)
    {
        for (var i = 0; i + 1 < rules.Length; i += 2)
        {
            table[rules[i]] = rules[i + 1];
        }
    }

    private static char Narrow(char value)
    {
        if (value is >= FullWidthFirst and <= FullWidthLast)
        {
            value = (char)(value - FullWidthOffset);
        }
        if (char.IsWhiteSpace(value))
        {
            return ' ';
        }
        var invisible = char.IsControl(value)
            || value is (>= '\u0300' and <= '\u036F') or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E')
                or '\u2060' or '\uFEFF' or '\u00AD';
        return invisible ? Dropped : char.ToLowerInvariant(value);
    }
}
