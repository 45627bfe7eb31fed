using Dapper;

namespace CustomerLifecycle.Storage;

internal sealed class RelationalTextSearch(RelationalStorage storage) : ITextSearch
{
    public async Task<IReadOnlyList<string>> SearchAsync(TenantId tenant, string scope, string query, int take, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> tokens = SearchQuery.Tokens(query, take);
        if (tokens.Count == 0)
        {
            return [];
        }

        DynamicParameters parameters = new(new { tenant = tenant.Value, scope, count = tokens.Count, take });
        return await storage.QueryAsync<string>(
            "SELECT item_key FROM cl_search WHERE tenant = @tenant AND scope = @scope AND token IN " + SqlInList.Add(parameters, "token", tokens)
            + " GROUP BY item_key HAVING COUNT(*) = @count ORDER BY item_key DESC LIMIT @take",
            parameters,
            cancellationToken).ConfigureAwait(false);
    }
}
