namespace CustomerLifecycle.Architecture.Documentation;

/// <summary>A type whose members have the shapes that are awkward to name in a documentation file.</summary>
public sealed class Specimen<T>
{
    public required T Value { get; init; }

    public TKey Join<TKey>(T[] items, IReadOnlyDictionary<string, TKey> byName, out int count)
    {
        count = items.Length;
        return byName[items.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)];
    }

    internal static void Hidden()
    {
    }
}
