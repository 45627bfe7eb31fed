using System.Globalization;
using System.Net;

namespace CustomerLifecycle.Analytics;

/// <summary>
/// A report as one self-contained HTML page: no scripts, no fonts or images from elsewhere, charts as inline SVG; it reads without
/// colour, prints on A4 and shows Chinese with the fonts of the reader's system. The same content gives the same bytes. Not thread-safe.
/// </summary>
public sealed class HtmlReport
{
    private readonly List<HtmlReportSection> _sections = [];

    /// <summary>Creates an empty report.</summary>
    /// <param name="title">The title.</param>
    public HtmlReport(string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        Title = title;
    }

    /// <summary>The title.</summary>
    public string Title { get; }

    /// <summary>The line under the title, such as the period and the zone.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The line at the end, such as how fresh the data is.</summary>
    public string? Footer { get; init; }

    /// <summary>The fixed words and the language of the page.</summary>
    public ReportTexts Texts { get; init; } = ReportTexts.English;

    /// <summary>Adds a section.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="build">Fills the section.</param>
    public HtmlReport Section(string title, Action<HtmlReportSection> build)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(build);
        var section = new HtmlReportSection(string.Create(CultureInfo.InvariantCulture, $"s{_sections.Count + 1}"), title);
        build(section);
        _sections.Add(section);
        return this;
    }

    /// <summary>Writes the page; encode it as UTF-8.</summary>
    public void WriteTo(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var title = WebUtility.HtmlEncode(Title);
        writer.Write($"<!DOCTYPE html>\n<html lang=\"{WebUtility.HtmlEncode(Texts.Language)}\">\n<head>\n<meta charset=\"utf-8\">\n");
        writer.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        writer.Write($"<title>{title}</title>\n<style>\n{HtmlReportStyle.Css}</style>\n</head>\n<body>\n<header><div><h1>{title}</h1>\n");
        if (Subtitle is { } subtitle)
        {
            writer.Write($"<p>{WebUtility.HtmlEncode(subtitle)}</p>\n");
        }

        writer.Write("</div></header>\n<main>\n");
        if (_sections.Count > 1)
        {
            writer.Write($"<nav aria-label=\"{WebUtility.HtmlEncode(Texts.Contents)}\">");
            for (var i = 0; i < _sections.Count; i++)
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"<a href=\"#s{i + 1}\">{WebUtility.HtmlEncode(_sections[i].Title)}</a>"));
            }

            writer.Write("</nav>\n");
        }

        foreach (var section in _sections)
        {
            section.WriteTo(writer);
        }

        writer.Write("</main>\n");
        if (Footer is { } footer)
        {
            writer.Write($"<footer>{WebUtility.HtmlEncode(footer)}</footer>\n");
        }

        writer.Write("</body>\n</html>\n");
    }

    /// <summary>The page as text.</summary>
    public override string ToString()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        WriteTo(writer);
        return writer.ToString();
    }
}
