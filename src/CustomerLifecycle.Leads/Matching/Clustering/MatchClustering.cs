namespace CustomerLifecycle.Leads.Matching;

/// <summary>The duplicates of a list.</summary>
/// <param name="Clusters">Every record in exactly one cluster, in the order of cluster ids.</param>
/// <param name="Pairs">The pairs at or above the review threshold, in the order of ids.</param>
/// <param name="Compared">How many pairs were compared.</param>
/// <param name="Skipped">Blocks too large to compare, even after splitting.</param>
public sealed record MatchClustering(
    IReadOnlyList<MatchCluster> Clusters,
    IReadOnlyList<MatchPair> Pairs,
    long Compared,
    IReadOnlyList<SkippedBlock> Skipped);
