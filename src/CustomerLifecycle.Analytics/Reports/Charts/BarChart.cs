namespace CustomerLifecycle.Analytics;

/// <summary>Horizontal bars with the value written at each: categories with long names stay readable.</summary>
public sealed record BarChart : ReportChart
{
    private const double RowHeight = 27;
    private const double LabelSize = 12.5;

    /// <summary>The bars from top to bottom: a name and a value, null where there is no data.</summary>
    public required IReadOnlyList<(string Name, double? Value)> Bars { get; init; }

    private protected override string Draw(SvgCanvas canvas)
    {
        new ChartSeries(Title, [.. Bars.Select(bar => bar.Value)]).Check(Bars.Count);
        var largest = Bars.Max(bar => bar.Value) ?? 0;
        var scale = new ChartScale(largest, Unit);
        var left = Math.Clamp(Bars.Select(bar => SvgCanvas.WidthOf(bar.Name, LabelSize)).DefaultIfEmpty().Max() + 14, 60, canvas.Width * 0.4);
        var plot = canvas.Width - left - 78;
        for (var i = 0; i < Bars.Count; i++)
        {
            var (name, value) = Bars[i];
            var y = 4 + (i * RowHeight);
            canvas.Text(left - 8, y + 16, SvgCanvas.Fit(name, LabelSize, left - 10), "cat", "end");
            var length = value is { } number ? scale.At(number, plot) : 0;
            if (value is not null)
            {
                canvas.Bar(left, y + 4, length, RowHeight - 10, 0, $"{name}: {KpiFormat.Display(value, Unit)}");
            }

            canvas.Text(left + length + 7, y + 16, value is null ? Texts.NoData : KpiFormat.Display(value, Unit), "val");
        }

        var height = 8 + (Bars.Count * RowHeight);
        canvas.Line(left, 4, left, height - 2, "axis");
        return canvas.Finish(height, Describe());
    }
}
