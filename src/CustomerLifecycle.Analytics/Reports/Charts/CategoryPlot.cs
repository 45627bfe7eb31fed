namespace CustomerLifecycle.Analytics;

/// <summary>The frame that charts over categories share: value axis, grid, category labels thinned so that they never overlap.</summary>
internal sealed class CategoryPlot
{
    private const double LabelSize = 11.5;
    private const double Bottom = 26;

    public CategoryPlot(SvgCanvas canvas, IReadOnlyList<string> categories, double largest, KpiUnit unit, double top, double height)
    {
        Scale = new ChartScale(largest, unit);
        Left = Scale.Ticks.Max(tick => SvgCanvas.WidthOf(KpiFormat.Axis(tick, unit), LabelSize)) + 12;
        Top = top;
        Height = height;
        Slot = (canvas.Width - Left - 8) / Math.Max(1, categories.Count);
        foreach (var tick in Scale.Ticks)
        {
            var y = Y(tick);
            canvas.Line(Left, y, canvas.Width - 8, y, tick == 0 ? "axis" : "grid");
            canvas.Text(Left - 7, y + 4, KpiFormat.Axis(tick, unit), "tick", "end");
        }

        var widest = categories.Select(category => SvgCanvas.WidthOf(category, LabelSize)).DefaultIfEmpty().Max() + 10;
        var every = Math.Max(1, (int)Math.Ceiling(widest / Slot));
        for (var i = 0; i < categories.Count; i += every)
        {
            canvas.Text(Center(i), Top + Height + 17, categories[i], "tick", "middle");
        }
    }

    public ChartScale Scale { get; }

    public double Left { get; }

    public double Top { get; }

    public double Height { get; }

    public double Slot { get; }

    public double Total => Top + Height + Bottom;

    public double Center(int category) => Left + (Slot * (category + 0.5));

    public double Y(double value) => Top + Height - Scale.At(value, Height);
}
