namespace CustomerLifecycle.Tool.Storage;

/// <summary>What <c>replay</c> did.</summary>
/// <param name="Database">The database.</param>
/// <param name="Tenant">The tenant.</param>
/// <param name="Letters">The dead letters with new attempts.</param>
/// <param name="Items">The dead items with new attempts.</param>
internal sealed record ReplayReport(string Database, string Tenant, IReadOnlyList<ReplayedLetter> Letters, IReadOnlyList<ReplayedItem> Items);
