namespace CustomerLifecycle.Bots.Text;

/// <summary>The kinds of features a text is compared by; each is normalised on its own, so that none drowns another.</summary>
internal enum FeatureFamily : byte
{
    /// <summary>A stemmed word, a pair of adjacent CJK characters, or one CJK character.</summary>
    Term,

    /// <summary>Two adjacent words of an alphabetic script.</summary>
    WordPair,

    /// <summary>Characters inside a padded word, or three CJK characters: what survives a spelling mistake.</summary>
    CharacterGram,
}
