namespace CustomerLifecycle.Bots.Text;

/// <summary>FNV-1a, 64 bit, over UTF-16 units: the same on every machine and in every run, unlike string.GetHashCode.</summary>
/// <remarks>Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm", draft-eastlake-fnv.</remarks>
internal static class TextHash
{
    private const ulong OffsetBasis = 14695981039346656037UL;
    private const ulong Prime = 1099511628211UL;

    /// <summary>Starts a hash of a feature family, so that equal characters of two families differ.</summary>
    public static ulong Start(FeatureFamily family) => Add(OffsetBasis, (char)('0' + (int)family));

    /// <summary>Adds one character.</summary>
    public static ulong Add(ulong hash, char character)
    {
        hash = (hash ^ (byte)character) * Prime;
        return (hash ^ (byte)(character >> 8)) * Prime;
    }

    /// <summary>Adds characters in order.</summary>
    public static ulong Add(ulong hash, ReadOnlySpan<char> characters)
    {
        foreach (var character in characters)
        {
            hash = Add(hash, character);
        }

        return hash;
    }
}
