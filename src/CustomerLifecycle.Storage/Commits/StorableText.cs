using System.Globalization;

namespace CustomerLifecycle.Storage;

/// <summary>What every database can store as text: whole characters, and no NUL. Otherwise one database would keep what another refuses,
/// and a driver may give up its connection over it.</summary>
internal static class StorableText
{
    private const char Replacement = '\uFFFD';

    /// <summary>Refuses a text that cannot be stored. The text itself stays out of the message.</summary>
    internal static void Check(string? text, string what)
    {
        if (text is not null && BadAt(text, 0) is >= 0 and var position)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The {what} has {(text[position] == '\0' ? "a NUL character" : "half of a surrogate pair")} at position {position} and cannot be stored. Cut texts between whole characters, and remove NULs."));
        }
    }

    /// <summary>Makes any text storable and short.</summary>
    internal static string Clean(string text, int maxLength)
    {
        char[] result = text.Length <= maxLength ? text.ToCharArray() : text.ToCharArray(0, maxLength);
        for (int bad = BadAt(result, 0); bad >= 0; bad = BadAt(result, bad + 1))
        {
            result[bad] = Replacement;
        }

        return new string(result);
    }

    private static int BadAt(ReadOnlySpan<char> text, int from)
    {
        // Nearly every text has neither, and that is seen many characters at a time.
        if (!text[from..].Contains('\0') && !text[from..].ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return -1;
        }

        for (int i = from; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (text[i] == '\0' || char.IsSurrogate(text[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
