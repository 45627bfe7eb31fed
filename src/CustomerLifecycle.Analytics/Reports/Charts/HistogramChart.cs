namespace CustomerLifecycle.Analytics;

/// <summary>How often values fall into each interval, with marks such as the median; the lower bound of an interval is inclusive.</summary>
public sealed record HistogramChart : ReportChart
{
    /// <summary>The lower bounds of the intervals in ascending order; the last interval is open-ended, and values below the first bound are not shown.</summary>
    public required IReadOnlyList<double> Bounds { get; init; }

    /// <summary>The values, in the unit of the chart.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>Values to mark by name under the chart, such as the median.</summary>
    public IReadOnlyList<(string Name, double? Value)> Marks { get; init; } = [];

    /// <summary>The number of values in each interval.</summary>
    public IReadOnlyList<int> Counts() =>
        [.. Bounds.Select((bound, i) => Values.Count(value => value >= bound && (i + 1 == Bounds.Count || value < Bounds[i + 1])))];

    private protected override string Draw(SvgCanvas canvas)
    {
        if (Bounds.Count < 2 || Bounds.Zip(Bounds.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            throw new ArgumentException($"Histogram '{Title}' needs at least two bounds in ascending order.");
        }

        var counts = Counts();
        string[] labels = [.. Bounds.Select((bound, i) => i + 1 == Bounds.Count ? $"≥ {KpiFormat.Axis(bound, Unit)}" : $"{KpiFormat.Axis(bound, Unit)}–{KpiFormat.Axis(Bounds[i + 1], Unit)}")];
        var plot = new CategoryPlot(canvas, labels, counts.Max(), KpiUnit.Count, 18, 184);
        for (var i = 0; i < counts.Count; i++)
        {
            var y = plot.Y(counts[i]);
            canvas.Bar(plot.Left + (i * plot.Slot) + 1.5, y, plot.Slot - 3, plot.Y(0) - y, 0, $"{labels[i]}: {counts[i]}");
            canvas.Text(plot.Center(i), y - 5, KpiFormat.Display(counts[i], KpiUnit.Count), "val", "middle");
        }

        if (Marks.Count == 0)
        {
            return canvas.Finish(plot.Total, Describe());
        }

        var marks = string.Join(" · ", Marks.Select(mark => $"{mark.Name} {(mark.Value is null ? Texts.NoData : KpiFormat.Display(mark.Value, Unit))}"));
        canvas.Text(plot.Left, plot.Total + 10, marks, "lg");
        return canvas.Finish(plot.Total + 18, Describe());
    }
}
