namespace CustomerLifecycle.Storage;

internal static class SearchQuery
{
    internal const int MaxTake = 1000;

    internal static IReadOnlyList<string> Tokens(string query, int take)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, MaxTake);
        return TextTokenizer.ForQuery(query);
    }
}
