namespace CustomerLifecycle.Leads.Matching;

/// <summary>Blocks, scores and clusters one list, whose records are sorted by id so that nothing depends on the input's order.</summary>
internal sealed class BatchClusterer(
    (string Id, PreparedRecord Prepared)[] nodes, IReadOnlyList<CompiledRule> rules, PairScorer scorer, MatchOptions options)
{
    // A cluster joins while its members speak for each other on average; beyond these bounds a pair is simply certain.
    private const double MostFor = 10;
    private const double MostAgainst = -12;

    // Links above this are beyond doubt; a component held together by them is not cut.
    private const double CertainLink = 20;
    private const double CutStep = 2;

    private readonly List<SkippedBlock> _skipped = [];
    private readonly double _matchWeight = Math.Log2(options.MatchThreshold / (1 - options.MatchThreshold));
    private readonly double _reviewWeight = Math.Log2(options.ReviewThreshold / (1 - options.ReviewThreshold));

    public MatchClustering Run(IReadOnlyList<FieldComparison> comparisons, CancellationToken cancellationToken)
    {
        var candidates = CandidatePairs(comparisons, cancellationToken);
        var pairs = new List<MatchPair>();
        var links = new List<(int Left, int Right, double Weight)>();
        foreach (var (left, right) in candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var weight = scorer.PriorWeight + scorer.Evidence(nodes[left].Prepared, nodes[right].Prepared);
            if (weight >= _reviewWeight)
            {
                pairs.Add(new MatchPair(nodes[left].Id, nodes[right].Id, weight));
            }
            if (weight >= _matchWeight)
            {
                links.Add((left, right, weight));
            }
        }
        var clusters = ConnectedComponents.Of(Enumerable.Range(0, nodes.Length), links)
            .SelectMany(component => Split(component, links, _matchWeight))
            .Select(members => members.Select(member => nodes[member].Id).Order(StringComparer.Ordinal).ToArray())
            .Select(members => new MatchCluster(members[0], members))
            .OrderBy(cluster => cluster.Id, StringComparer.Ordinal)
            .ToArray();
        return new MatchClustering(clusters, pairs, candidates.Count, _skipped);
    }

    private List<(int Left, int Right)> CandidatePairs(IReadOnlyList<FieldComparison> comparisons, CancellationToken cancellationToken)
    {
        var blocks = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var node = 0; node < nodes.Length; node++)
        {
            foreach (var key in BlockingKeys.Of(nodes[node].Prepared, rules))
            {
                if (!blocks.TryGetValue(key, out var block))
                {
                    blocks.Add(key, block = []);
                }
                block.Add(node);
            }
        }
        var pairs = new HashSet<(int, int)>();
        foreach (var (key, block) in blocks.OrderBy(block => block.Key, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rule = rules[BlockingKeys.RuleOf(key)];
            foreach (var part in block.Count > options.MaxBlockSize ? SplitBlock(block, rule, comparisons) : [block])
            {
                AddPairs(part, rule, pairs);
            }
        }
        return [.. pairs.Order()];
    }

    private void AddPairs(List<int> block, CompiledRule rule, HashSet<(int, int)> pairs)
    {
        if (block.Count > options.MaxBlockSize)
        {
            _skipped.Add(new SkippedBlock(rule.Name, block.Count));
            return;
        }
        for (var i = 0; i < block.Count; i++)
        {
            for (var j = i + 1; j < block.Count; j++)
            {
                pairs.Add((block[i], block[j]));
            }
        }
    }

    /// <summary>Splits a block by the whole value of a field that its rule takes coarsely or not at all; records without it stay in a part of their own.</summary>
    private List<List<int>> SplitBlock(List<int> block, CompiledRule rule, IReadOnlyList<FieldComparison> comparisons)
    {
        var further = rule.Parts.Where(part => part.Form == BlockingForm.Coarse).Select(part => part.Field)
            .Concat(Enumerable.Range(0, comparisons.Count).Where(field => rule.Parts.All(part => part.Field != field)))
            .FirstOrDefault(-1);
        if (further < 0)
        {
            return [block];
        }
        return [.. block
            .SelectMany(node =>
            {
                var keys = nodes[node].Prepared.Values[further].Select(value => comparisons[further].KeyOf(value, BlockingForm.Exact) ?? string.Empty).ToArray();
                return (keys.Length == 0 ? [string.Empty] : keys).Select(key => (Key: key, Node: node));
            })
            .GroupBy(entry => entry.Key, entry => entry.Node, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Distinct().ToList())];
    }

    private IEnumerable<List<int>> Split(List<int> component, List<(int Left, int Right, double Weight)> links, double threshold)
    {
        if (component.Count <= 2 || (component.Count > options.MaxComponentSize && threshold >= CertainLink))
        {
            return [component];
        }
        if (component.Count <= options.MaxComponentSize)
        {
            return AverageLinkage.Cluster(component, Agreement);
        }
        var inside = component.ToHashSet();
        var stronger = links.Where(link => link.Weight >= threshold + CutStep && inside.Contains(link.Left)).ToList();
        return ConnectedComponents.Of(component, stronger).SelectMany(part => Split(part, stronger, threshold + CutStep));
    }

    /// <summary>
    /// How two members speak for being together. Inside a component the prior is already overcome, so a pair that merely
    /// lacks evidence is neutral; only contradiction counts against it.
    /// </summary>
    private double Agreement(int left, int right)
    {
        var evidence = scorer.Evidence(nodes[left].Prepared, nodes[right].Prepared);
        var weight = scorer.PriorWeight + evidence;
        return weight > 0 ? Math.Min(weight, MostFor) : Math.Max(Math.Min(evidence, 0), MostAgainst);
    }
}
