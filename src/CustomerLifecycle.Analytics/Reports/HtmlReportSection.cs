using System.Globalization;
using System.Net;
using System.Text;

namespace CustomerLifecycle.Analytics;

/// <summary>A section of an <see cref="HtmlReport"/>: what is added appears in this order. Every text is escaped. Not thread-safe.</summary>
public sealed class HtmlReportSection
{
    // A table of so few columns would leave its figures far apart over the whole width.
    private const int FewColumns = 4;

    private readonly StringBuilder _html = new();
    private readonly string _id;
    private int _charts;

    internal HtmlReportSection(string id, string title)
    {
        _id = id;
        Title = title;
    }

    /// <summary>The heading.</summary>
    public string Title { get; }

    /// <summary>Adds a paragraph.</summary>
    public HtmlReportSection Text(string text)
    {
        _html.Append("<p>").Append(WebUtility.HtmlEncode(text)).Append("</p>\n");
        return this;
    }

    /// <summary>Adds a row of tiles.</summary>
    /// <param name="tiles">The tiles.</param>
    /// <param name="texts">The words that are not names, English unless given.</param>
    public HtmlReportSection Tiles(IEnumerable<KpiTile> tiles, ReportTexts? texts = null)
    {
        ArgumentNullException.ThrowIfNull(tiles);
        texts ??= ReportTexts.English;
        _html.Append("<div class=\"tiles\">\n");
        foreach (var tile in tiles)
        {
            _html.Append("<div class=\"tile").Append(tile.TargetMet switch { true => " met", false => " missed", null => "" }).Append("\">");
            Element("div", "label", tile.Label);
            Element("div", "value", tile.Value);
            Element("div", "detail", tile.Detail ?? " ");
            if (tile.Target is { } target)
            {
                // The sign and the word carry the verdict; the colour only repeats it.
                var verdict = tile.TargetMet switch { true => $" ✓ {texts.Met}", false => $" ✗ {texts.Missed}", null => "" };
                Element("div", "target", $"{texts.Target} {target}{verdict}");
            }

            _html.Append("</div>\n");
        }

        _html.Append("</div>\n");
        return this;
    }

    /// <summary>Adds a table.</summary>
    public HtmlReportSection Table(ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        _html.Append("<div class=\"scroll\"><table").Append(table.Columns.Count <= FewColumns ? " class=\"few\">" : ">");
        if (table.Caption is { } caption)
        {
            Element("caption", null, caption);
        }

        _html.Append("<thead><tr>");
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var number = table.Rows.Count > 0 && table.Rows[0][i].IsNumber;
            _html.Append(number ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">").Append(WebUtility.HtmlEncode(table.Columns[i].Title)).Append("</th>");
        }

        _html.Append("</tr></thead>\n<tbody>");
        foreach (var row in table.Rows)
        {
            Row(row);
        }

        _html.Append("</tbody>");
        if (table.Total is { } total)
        {
            _html.Append("<tfoot>");
            Row(total);
            _html.Append("</tfoot>");
        }

        _html.Append("</table></div>\n");
        return this;
    }

    /// <summary>Adds charts, side by side where they are narrow and the page is wide.</summary>
    public HtmlReportSection Charts(params IReadOnlyList<ReportChart> charts)
    {
        ArgumentNullException.ThrowIfNull(charts);
        _html.Append("<div class=\"charts\">\n");
        foreach (var chart in charts)
        {
            _html.Append(chart.Wide ? "<figure class=\"wide\">" : "<figure>");
            Element("figcaption", null, chart.Title);
            if (chart.Description is { } description)
            {
                Element("div", "about", description);
            }

            _html.Append(chart.ToSvg(string.Create(CultureInfo.InvariantCulture, $"{_id}c{++_charts}"))).Append("</figure>\n");
        }

        _html.Append("</div>\n");
        return this;
    }

    /// <summary>Adds the definitions of KPIs, so that a reader can check what each percentage counts.</summary>
    public HtmlReportSection Definitions(IEnumerable<KpiDefinition> definitions)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        _html.Append("<dl>\n");
        foreach (var definition in definitions)
        {
            Element("dt", null, definition.Title);
            var formula = definition.Statistic switch
            {
                KpiStatistic.Count => definition.Numerator,
                KpiStatistic.Quantile => FormattableString.Invariant($"{definition.Quantile:P0} quantile of: {definition.Numerator}"),
                _ => $"{definition.Numerator} ÷ {definition.Denominator}",
            };
            var policy = definition.Policy == KpiPolicy.Standard ? "" : $" {definition.Policy.Description}";
            Element("dd", null, FormattableString.Invariant($"{formula}.{policy} ({definition.Name} v{definition.Version}, {definition.Policy.Name})"));
        }

        _html.Append("</dl>\n");
        return this;
    }

    internal void WriteTo(TextWriter writer)
    {
        writer.Write($"<section id=\"{_id}\">\n<h2>{WebUtility.HtmlEncode(Title)}</h2>\n");
        writer.Write(_html);
        writer.Write("</section>\n");
    }

    private void Row(IReadOnlyList<ReportCell> cells)
    {
        _html.Append("<tr>");
        for (var i = 0; i < cells.Count; i++)
        {
            var tag = i == 0 && !cells[i].IsNumber ? "th" : "td";
            _html.Append('<').Append(tag).Append(tag == "th" ? " scope=\"row\"" : cells[i].IsNumber ? " class=\"n\"" : "").Append('>')
                .Append(WebUtility.HtmlEncode(cells[i].Display)).Append("</").Append(tag).Append('>');
        }

        _html.Append("</tr>\n");
    }

    private void Element(string tag, string? style, string text)
    {
        _html.Append('<').Append(tag);
        if (style is not null)
        {
            _html.Append(" class=\"").Append(style).Append('"');
        }

        _html.Append('>').Append(WebUtility.HtmlEncode(text)).Append("</").Append(tag).Append('>');
    }
}
