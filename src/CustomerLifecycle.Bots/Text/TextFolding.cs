namespace CustomerLifecycle.Bots.Text;

/// <summary>
/// Folds a text to the form it is compared in: half width, lower case, no accents, simplified characters, one space
/// between what punctuation, symbols, emoji or control characters separate. Works on own tables, so that it gives the
/// same result with and without ICU.
/// </summary>
internal static class TextFolding
{
    /// <summary>What <see cref="FoldCharacter"/> returns for a character that vanishes without separating its neighbours.</summary>
    public const char Dropped = '\0';

    // U+00C0..U+017F, Latin-1 Supplement and Latin Extended-A, to their base letters.
    private const string LatinLetters =
        "aaaaaaaceeeeiiiidnooooo ouuuuyts" + "aaaaaaaceeeeiiiidnooooo ouuuuyty" +
        "aaaaaa" + "cccccccc" + "dddd" + "eeeeeeeeee" + "gggggggg" + "hhhh" + "iiiiiiiiii" + "ii" + "jj" + "kkk" +
        "llllllllll" + "nnnnnnnnn" + "oooooo" + "oo" + "rrrrrr" + "ssssssss" + "tttttt" + "uuuuuuuuuuuu" + "ww" + "yyy" + "zzzzzz" + "s";

    /// <summary>Folds at most the first <paramref name="maxLength"/> characters of <paramref name="text"/>.</summary>
    public static string Fold(ReadOnlySpan<char> text, int maxLength)
    {
        if (text.Length > maxLength)
        {
            text = text[..maxLength];
        }

        var folded = new char[text.Length];
        var length = 0;
        foreach (var original in text)
        {
            var character = FoldCharacter(original);
            if (character == Dropped || (character == ' ' && (length == 0 || folded[length - 1] == ' ')))
            {
                continue;
            }

            folded[length++] = character;
        }

        if (length > 0 && folded[length - 1] == ' ')
        {
            length--;
        }

        return new string(folded, 0, length);
    }

    /// <summary>Folds one UTF-16 unit: a letter or digit, a space for whatever separates, or <see cref="Dropped"/>.</summary>
    public static char FoldCharacter(char character)
    {
        character = FoldWidth(character);
        return character switch
        {
            >= 'a' and <= 'z' or >= '0' and <= '9' => character,
            >= 'A' and <= 'Z' => (char)(character + 32),
            '\'' or '\u2019' or '\u2018' => Dropped,
            < '\u00c0' => ' ',
            <= '\u017f' => LatinLetters[character - '\u00c0'],
            >= '\u0300' and <= '\u036f' => Dropped,
            >= '\u0391' and <= '\u03a9' => (char)(character + 32),
            >= '\u0410' and <= '\u042f' => (char)(character + 32),
            >= '\u0400' and <= '\u040f' => (char)(character + 80),
            >= '\u200b' and <= '\u200f' or '\u2060' or '\ufeff' or >= '\ufe00' and <= '\ufe0f' => Dropped,
            _ when IsCjk(character) => TraditionalCharacters.ToSimplified(character),
            _ => char.IsLetterOrDigit(character) ? character : ' ',
        };
    }

    /// <summary>Full-width forms and the ideographic space to ASCII; other characters unchanged.</summary>
    public static char FoldWidth(char character) => character switch
    {
        >= '\uff01' and <= '\uff5e' => (char)(character - 0xfee0),
        '\u3000' => ' ',
        _ => character,
    };

    /// <summary>Whether the character is written without spaces between words: Han, kana or Hangul.</summary>
    public static bool IsCjk(char character) => character is
        (>= '\u4e00' and <= '\u9fff') or (>= '\u3400' and <= '\u4dbf') or (>= '\uf900' and <= '\ufaff') or
        (>= '\u3040' and <= '\u30ff') or (>= '\uac00' and <= '\ud7af');
}
