namespace CustomerLifecycle.Storage;

internal sealed class RelationalTextSearch(RelationalStorage storage) : ITextSearch
{
    public async Task<IReadOnlyList<string>> SearchAsync(TenantId tenant, string scope, string query, int take, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> tokens = SearchQuery.Tokens(query, take);
        return tokens.Count == 0
            ? []
            : await storage.QueryAsync<string>(
                "SELECT item_key FROM cl_search WHERE tenant = @tenant AND scope = @scope AND token IN @tokens GROUP BY item_key HAVING COUNT(*) = @count ORDER BY item_key DESC LIMIT @take",
                new { tenant = tenant.Value, scope, tokens, count = tokens.Count, take },
                cancellationToken).ConfigureAwait(false);
    }
}
