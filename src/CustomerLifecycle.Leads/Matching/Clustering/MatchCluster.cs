namespace CustomerLifecycle.Leads.Matching;

/// <summary>Records that are taken to be one person.</summary>
/// <param name="Id">The smallest id of the members by ordinal, so that the same records always get the same cluster id.</param>
/// <param name="Members">The ids of the members, in ordinal order; a record without duplicates is alone.</param>
public sealed record MatchCluster(string Id, IReadOnlyList<string> Members);
