namespace CustomerLifecycle.Storage;

/// <summary>Finds texts by words; Chinese also by one, two or more characters. Scoped by tenant. Thread-safe.</summary>
public interface ITextSearch
{
    /// <summary>The keys whose text has every token of the query.</summary>
    /// <param name="tenant">Whose texts.</param>
    /// <param name="scope">What is searched.</param>
    /// <param name="query">Words; an empty query finds nothing. At most 200 characters are used.</param>
    /// <param name="take">At most so many, 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Keys in descending ordinal order (the newest first for identifiers of version 7).</returns>
    Task<IReadOnlyList<string>> SearchAsync(TenantId tenant, string scope, string query, int take, CancellationToken cancellationToken = default);
}
