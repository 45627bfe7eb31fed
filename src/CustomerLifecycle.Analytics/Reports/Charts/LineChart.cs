namespace CustomerLifecycle.Analytics;

/// <summary>Lines over time; a bucket without data breaks the line.</summary>
public sealed record LineChart : ReportChart
{
    private const int MostMarkers = 62;

    /// <summary>The labels of the time buckets.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>The lines, six at most to stay readable.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>A target drawn as a level line, or null.</summary>
    public double? Target { get; init; }

    private protected override string Draw(SvgCanvas canvas)
    {
        foreach (var series in Series)
        {
            series.Check(Categories.Count);
        }

        var top = Series.Count > 1 ? canvas.Legend([.. Series.Select(series => series.Name)], 0, lines: true) + 6 : 12;
        var largest = Series.SelectMany(series => series.Values).Append(Target).Max() ?? 0;
        var plot = new CategoryPlot(canvas, Categories, largest, Unit, top, 190);
        if (Target is { } target)
        {
            canvas.Line(plot.Left, plot.Y(target), canvas.Width - 8, plot.Y(target), "goal");
            canvas.Text(canvas.Width - 10, plot.Y(target) - 5, $"{Texts.Target} {KpiFormat.Display(target, Unit)}", "goal-text", "end");
        }

        for (var i = 0; i < Series.Count; i++)
        {
            DrawSeries(canvas, plot, i);
        }

        return canvas.Finish(plot.Total, Describe());
    }

    private void DrawSeries(SvgCanvas canvas, CategoryPlot plot, int index)
    {
        var values = Series[index].Values;
        List<(double X, double Y)> run = [];
        for (var i = 0; i <= values.Count; i++)
        {
            if (i < values.Count && values[i] is { } value)
            {
                run.Add((plot.Center(i), plot.Y(value)));
                continue;
            }

            if (run.Count > 1)
            {
                canvas.Path(run, index);
            }

            run.Clear();
        }

        for (var i = 0; i < values.Count && values.Count <= MostMarkers; i++)
        {
            if (values[i] is { } value)
            {
                canvas.Marker(plot.Center(i), plot.Y(value), index, $"{Series[index].Name}, {Categories[i]}: {KpiFormat.Display(value, Unit)}");
            }
        }
    }
}
