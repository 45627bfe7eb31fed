namespace CustomerLifecycle.Analytics;

/// <summary>Columns of parts that add up to a whole.</summary>
public sealed record StackedBarChart : ReportChart
{
    /// <summary>The labels of the columns.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>The parts, from the bottom up.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }

    private protected override string Draw(SvgCanvas canvas)
    {
        foreach (var series in Series)
        {
            series.Check(Categories.Count);
        }

        var top = Series.Count > 1 ? canvas.Legend([.. Series.Select(series => series.Name)], 0, lines: false) + 6 : 12;
        var largest = Enumerable.Range(0, Categories.Count).Select(i => Series.Sum(series => series.Values[i] ?? 0)).DefaultIfEmpty().Max();
        var plot = new CategoryPlot(canvas, Categories, largest, Unit, top, 190);
        var width = Math.Min(plot.Slot * 0.72, 64);
        for (var i = 0; i < Categories.Count; i++)
        {
            double below = 0;
            for (var part = 0; part < Series.Count; part++)
            {
                var value = Series[part].Values[i] ?? 0;
                if (value > 0)
                {
                    var y = plot.Y(below + value);
                    canvas.Bar(plot.Center(i) - (width / 2), y, width, plot.Y(below) - y, part, $"{Series[part].Name}, {Categories[i]}: {KpiFormat.Display(value, Unit)}");
                    below += value;
                }
            }
        }

        return canvas.Finish(plot.Total, Describe());
    }
}
