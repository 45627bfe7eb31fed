namespace CustomerLifecycle.Leads.Matching;

/// <summary>
/// Agglomerative clustering by average linkage (R. R. Sokal, C. D. Michener 1958): the two groups that agree most on
/// average over all their pairs are joined, while that average is positive. One mistaken link cannot chain two people,
/// because all other pairs of their records speak against it.
/// </summary>
internal static class AverageLinkage
{
    /// <summary>Clusters of at most a few hundred nodes; ties go to the nodes that come first, so the order of input does not matter.</summary>
    public static List<List<int>> Cluster(IReadOnlyList<int> nodes, Func<int, int, double> agreement)
    {
        var groups = nodes.Order().Select(node => new List<int> { node }).ToList();
        var sums = new double[groups.Count, groups.Count];
        for (var i = 0; i < groups.Count; i++)
        {
            for (var j = i + 1; j < groups.Count; j++)
            {
                sums[i, j] = sums[j, i] = agreement(groups[i][0], groups[j][0]);
            }
        }
        var alive = Enumerable.Range(0, groups.Count).ToList();
        while (Strongest(alive, groups, sums) is var (first, second) && first >= 0)
        {
            groups[first].AddRange(groups[second]);
            alive.Remove(second);
            foreach (var other in alive)
            {
                sums[first, other] = sums[other, first] = sums[first, other] + sums[second, other];
            }
        }
        return [.. alive.Select(group => groups[group])];
    }

    private static (int First, int Second) Strongest(List<int> alive, List<List<int>> groups, double[,] sums)
    {
        var best = (First: -1, Second: -1);
        var highest = 0.0;
        for (var i = 0; i < alive.Count; i++)
        {
            for (var j = i + 1; j < alive.Count; j++)
            {
                var average = sums[alive[i], alive[j]] / ((double)groups[alive[i]].Count * groups[alive[j]].Count);
                if (average > highest)
                {
                    highest = average;
                    best = (alive[i], alive[j]);
                }
            }
        }
        return best;
    }
}
