using CustomerLifecycle.Bots.Text;

namespace CustomerLifecycle.Bots.Conversations;

/// <summary>Tells Chinese from English by the script; a number or an emoji is neither.</summary>
internal static class LanguageDetector
{
    private const int Enough = 200;

    /// <summary>"zh", "en", or null when the text has no letters.</summary>
    public static string? Detect(string text)
    {
        var hasLatin = false;
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, Enough)))
        {
            if (TextFolding.IsCjk(character))
            {
                return "zh";
            }

            hasLatin |= char.IsAsciiLetter(character);
        }

        return hasLatin ? "en" : null;
    }
}
