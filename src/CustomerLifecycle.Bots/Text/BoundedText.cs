namespace CustomerLifecycle.Bots.Text;

/// <summary>Cuts texts to a length.</summary>
internal static class BoundedText
{
    /// <summary>At most <paramref name="maxLength"/> characters from the beginning; an emoji at the end is kept whole or left out.</summary>
    public static string Shorten(string text, int maxLength) =>
        text.Length <= maxLength ? text : text[..(maxLength > 0 && char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)];
}
