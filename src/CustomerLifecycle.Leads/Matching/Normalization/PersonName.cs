namespace CustomerLifecycle.Leads.Matching;

/// <summary>A person's name as <see cref="NameNormalizer"/> read it.</summary>
/// <param name="Key">Equal for spellings of the same name: folded, simplified, without titles, Latin words in alphabetical order.</param>
/// <param name="Surname">The surname; for Latin names the last word as given, or the word before a comma. Empty when unknown.</param>
/// <param name="Given">The given name; empty when only a surname and a title (王先生) were given.</param>
/// <param name="Script">How the name is written.</param>
public sealed record PersonName(string Key, string Surname, string Given, NameScript Script)
{
    /// <summary>The words of a Latin name, initials as one letter; a Chinese name is surname and given name.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Whether the given name is known; 王先生 has none.</summary>
    public bool IsComplete => Given.Length > 0;

    /// <summary>The script only: a name is personal data.</summary>
    public override string ToString() => $"a name in {Script}";
}
