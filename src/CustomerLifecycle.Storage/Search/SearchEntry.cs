namespace CustomerLifecycle.Storage;

/// <summary>Makes a text findable, or no longer.</summary>
/// <param name="Scope">What is searched, such as <c>tickets</c>; 1 to 400 characters.</param>
/// <param name="Key">What is found, such as a ticket's id; 1 to 400 characters.</param>
/// <param name="Text">The whole text that finds it, of which <see cref="TextTokenizer.MaxTokens"/> different tokens are indexed; <see langword="null"/> removes it. Replaces the text it had before, unless
/// <see cref="SearchEntry.Appends"/> says otherwise.</param>
public sealed record SearchEntry(string Scope, string Key, string? Text)
{
    /// <summary>True when the text is added to the one it had before, such as another message of a conversation.</summary>
    public bool Appends { get; init; }
}
