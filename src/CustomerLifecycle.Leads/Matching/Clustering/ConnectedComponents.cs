namespace CustomerLifecycle.Leads.Matching;

/// <summary>Groups of nodes that links connect, by union-find.</summary>
internal static class ConnectedComponents
{
    /// <summary>The components in the order of their smallest nodes, members ascending.</summary>
    public static List<List<int>> Of(IEnumerable<int> nodes, IEnumerable<(int Left, int Right, double Weight)> links)
    {
        var parents = nodes.ToDictionary(node => node);
        foreach (var (left, right, _) in links)
        {
            var a = Root(parents, left);
            var b = Root(parents, right);
            parents[Math.Max(a, b)] = Math.Min(a, b);
        }
        return [.. parents.Keys
            .GroupBy(node => Root(parents, node))
            .OrderBy(group => group.Key)
            .Select(group => group.Order().ToList())];
    }

    private static int Root(Dictionary<int, int> parents, int node)
    {
        while (parents[node] != node)
        {
            parents[node] = parents[parents[node]];
            node = parents[node];
        }
        return node;
    }
}
