namespace CustomerLifecycle.Analytics;

/// <summary>
/// A partial aggregate: what several nodes, or several days, each count for themselves and then merge. Merging is associative and
/// commutative, so incremental and rebuilt figures are the same. Create one with <see cref="KpiEngine.Aggregate"/>. Not thread-safe.
/// </summary>
public sealed class KpiPartial
{
    private readonly Dictionary<KpiGroup, KpiCell[]> _cells = [];
    private readonly IReadOnlyList<KpiDefinition> _definitions;
    private readonly KpiGrouping _grouping;

    internal KpiPartial(IReadOnlyList<KpiDefinition> definitions, KpiGrouping grouping)
    {
        _definitions = definitions;
        _grouping = grouping;
    }

    /// <summary>Adds another partial of the same engine, which is unchanged.</summary>
    /// <exception cref="ArgumentException">The other was made by an engine with other definitions or grouping.</exception>
    public void Merge(KpiPartial other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!ReferenceEquals(other._definitions, _definitions) || !ReferenceEquals(other._grouping, _grouping))
        {
            throw new ArgumentException("Partials merge only when one engine made both: same definitions, same grouping.", nameof(other));
        }

        foreach (var (group, cells) in other._cells)
        {
            MergeInto(_cells, group, cells);
        }
    }

    /// <summary>The rows, in the order of their groups.</summary>
    public IReadOnlyList<KpiRow> Rows() => Rows([]);

    /// <summary>The rows, in the order of their groups, with empty ones for the buckets in which nothing happened.</summary>
    /// <param name="buckets">The buckets a row is wanted for whether or not anything happened in them.</param>
    public IReadOnlyList<KpiRow> Rows(IEnumerable<TimeBucket> buckets)
    {
        var wanted = buckets.ToArray();
        var values = _cells.Keys.Select(group => new KpiGroup(null, group.Values)).Distinct().ToArray();
        if (values.Length == 0 && _grouping.Dimensions.Count == 0)
        {
            values = [KpiGroup.Everything];
        }

        var groups = new HashSet<KpiGroup>(_cells.Keys);
        groups.UnionWith(values.SelectMany(group => wanted.Select(bucket => new KpiGroup(bucket, group.Values))));
        if (_grouping.Buckets is null)
        {
            groups.UnionWith(values);
        }

        return [.. groups.Order(Comparer<KpiGroup>.Create(KpiGroup.Compare)).Select(group => Row(group, _cells.GetValueOrDefault(group) ?? NewCells()))];
    }

    /// <summary>Everything in one row: sum over sum, and quantiles from merged sketches.</summary>
    public KpiRow Total()
    {
        Dictionary<KpiGroup, KpiCell[]> total = [];
        foreach (var cells in _cells.Values)
        {
            MergeInto(total, KpiGroup.Everything, cells);
        }

        return Row(KpiGroup.Everything, total.GetValueOrDefault(KpiGroup.Everything) ?? NewCells());
    }

    internal void Add(int kpi, KpiGroup group, in KpiObservation observation)
    {
        if (!_cells.TryGetValue(group, out var cells))
        {
            cells = NewCells();
            _cells.Add(group, cells);
        }

        cells[kpi].Add(observation);
    }

    private void MergeInto(Dictionary<KpiGroup, KpiCell[]> target, KpiGroup group, KpiCell[] cells)
    {
        if (!target.TryGetValue(group, out var mine))
        {
            mine = NewCells();
            target.Add(group, mine);
        }

        for (var i = 0; i < mine.Length; i++)
        {
            mine[i].Merge(cells[i]);
        }
    }

    private KpiCell[] NewCells() => [.. _definitions.Select(definition => new KpiCell(definition))];

    private KpiRow Row(KpiGroup group, KpiCell[] cells) =>
        new(group, [.. cells.Select((cell, i) => cell.ToValue(_definitions[i]))]);
}
