namespace CustomerLifecycle.Leads.Matching;

/// <summary>Fellegi-Sunter scoring of prepared records: the sum of log2(m/u) over the fields that both have.</summary>
internal sealed class PairScorer
{
    // A chance below this is beyond what default weights can know, and would let one field outvote all others.
    private const double SmallestChance = 1e-7;

    private readonly string[] _names;
    private readonly FieldComparison[] _comparisons;
    private readonly ComparisonLevel[][] _levels;

    public PairScorer(IReadOnlyList<(string Name, FieldComparison Comparison)> fields, MatchModel model)
    {
        if (model.Prior is not (> 0 and < 1))
        {
            throw new ArgumentException($"The model's prior is {model.Prior}; it is a probability above 0 and below 1.", nameof(model));
        }
        _names = [.. fields.Select(field => field.Name)];
        _comparisons = [.. fields.Select(field => field.Comparison)];
        _levels = [.. fields.Select(field => LevelsOf(field.Name, field.Comparison, model))];
        PriorWeight = Math.Log2(model.Prior / (1 - model.Prior));
    }

    /// <summary>log2 of the prior odds, in bits.</summary>
    public double PriorWeight { get; }

    /// <summary>The evidence of all fields in bits, without the prior.</summary>
    public double Evidence(PreparedRecord left, PreparedRecord right)
    {
        var sum = 0.0;
        for (var field = 0; field < _comparisons.Length; field++)
        {
            sum += Best(field, left, right).Weight;
        }
        return sum;
    }

    public MatchScore Explain(PreparedRecord left, PreparedRecord right)
    {
        var scores = new List<FieldScore>();
        var weight = PriorWeight;
        for (var field = 0; field < _comparisons.Length; field++)
        {
            var (level, bits) = Best(field, left, right);
            if (level >= 0)
            {
                weight += bits;
                scores.Add(new FieldScore(_names[field], _levels[field][level].Name, bits));
            }
        }
        return new MatchScore { PriorWeight = PriorWeight, Fields = scores, Weight = weight };
    }

    /// <summary>The strongest agreement over all pairs of values; level -1 when either side is missing.</summary>
    private (int Level, double Weight) Best(int field, PreparedRecord left, PreparedRecord right)
    {
        var best = -1;
        var weight = 0.0;
        foreach (var a in left.Values[field])
        {
            foreach (var b in right.Values[field])
            {
                var level = _comparisons[field].CompareValues(a, b);
                var bits = Weight(field, level, a, b);
                if (best < 0 || bits > weight)
                {
                    best = level;
                    weight = bits;
                }
            }
        }
        return (best, weight);
    }

    private double Weight(int field, int level, object left, object right)
    {
        var comparison = _comparisons[field];
        // The more frequent of both values decides, which also keeps the score symmetric.
        return comparison.ChanceOf(left, level) is { } a && comparison.ChanceOf(right, level) is { } b
            ? Math.Log2(_levels[field][level].M / Math.Max(SmallestChance, Math.Max(a, b)))
            : _levels[field][level].Weight;
    }

    private static ComparisonLevel[] LevelsOf(string name, FieldComparison comparison, MatchModel model)
    {
        var own = model.Fields.FirstOrDefault(weights => string.Equals(weights.Field, name, StringComparison.Ordinal));
        var levels = own?.Levels ?? comparison.Levels;
        if (levels.Count != comparison.Levels.Count)
        {
            throw new ArgumentException($"The model gives field '{name}' {levels.Count} levels; its comparison has {comparison.Levels.Count}.", nameof(model));
        }
        foreach (var level in levels)
        {
            if (level is not { M: > 0 and <= 1, U: > 0 and <= 1 })
            {
                throw new ArgumentException($"Level '{level.Name}' of field '{name}' has m = {level.M} and u = {level.U}; both are above 0 and at most 1.", nameof(model));
            }
        }
        return [.. levels];
    }
}
