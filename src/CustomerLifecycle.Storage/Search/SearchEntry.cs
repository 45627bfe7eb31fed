namespace CustomerLifecycle.Storage;

/// <summary>Makes a text findable, or no longer.</summary>
/// <param name="Scope">What is searched, such as <c>tickets</c>.</param>
/// <param name="Key">What is found, such as a ticket's id.</param>
/// <param name="Text">The whole text that finds it; <see langword="null"/> removes it. Replaces the text it had before.</param>
public sealed record SearchEntry(string Scope, string Key, string? Text);
