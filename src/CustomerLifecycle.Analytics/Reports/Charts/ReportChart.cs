namespace CustomerLifecycle.Analytics;

/// <summary>
/// A chart as inline SVG. Series differ by pattern, dash and marker as well as colour, so it reads in black and white; a missing
/// value is a gap or says so, never a zero.
/// </summary>
public abstract record ReportChart
{
    private protected ReportChart()
    {
    }

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence of what the chart shows, for readers and for screen readers.</summary>
    public string? Description { get; init; }

    /// <summary>The unit of the values.</summary>
    public KpiUnit Unit { get; init; } = KpiUnit.Count;

    /// <summary>Whether the chart takes the whole width of the page rather than half of it.</summary>
    public bool Wide { get; init; }

    /// <summary>The words that are not names.</summary>
    public ReportTexts Texts { get; init; } = ReportTexts.English;

    /// <summary>Draws the chart.</summary>
    /// <param name="id">Letters and digits that are unique on the page; patterns are named after it.</param>
    /// <returns>An <c>svg</c> element with every text escaped.</returns>
    /// <exception cref="ArgumentException">Series and categories differ in length, or a value is not finite.</exception>
    public string ToSvg(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return Draw(new SvgCanvas(id, Wide ? 1040 : 510));
    }

    private protected abstract string Draw(SvgCanvas canvas);

    private protected string Describe() => Description is null ? Title : $"{Title}. {Description}";
}
