namespace CustomerLifecycle.Storage;

internal sealed class InMemoryTextSearch(Lock gate) : ITextSearch
{
    private readonly Dictionary<(TenantId Tenant, string Scope, string Key), HashSet<string>> _entries = [];

    public Task<IReadOnlyList<string>> SearchAsync(TenantId tenant, string scope, string query, int take, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> tokens = SearchQuery.Tokens(query, take);
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<string>>(tokens.Count == 0
                ? []
                :
                [
                    .. _entries
                        .Where(entry => entry.Key.Tenant == tenant && string.Equals(entry.Key.Scope, scope, StringComparison.Ordinal) && tokens.All(entry.Value.Contains))
                        .Select(entry => entry.Key.Key)
                        .OrderDescending(StringComparer.Ordinal)
                        .Take(take),
                ]);
        }
    }

    /// <summary>Called under the lock.</summary>
    internal void Apply(TenantId tenant, IReadOnlyList<SearchEntry> entries)
    {
        foreach (SearchEntry entry in entries)
        {
            if (entry.Text is null)
            {
                _entries.Remove((tenant, entry.Scope, entry.Key));
            }
            else if (entry.Appends && _entries.TryGetValue((tenant, entry.Scope, entry.Key), out HashSet<string>? former))
            {
                former.UnionWith(TextTokenizer.ForIndex(entry.Text));
            }
            else
            {
                _entries[(tenant, entry.Scope, entry.Key)] = [.. TextTokenizer.ForIndex(entry.Text)];
            }
        }
    }
}
