using System.Globalization;
using System.Net;
using System.Text;

namespace CustomerLifecycle.Analytics;

/// <summary>Collects SVG elements; every number is invariant and every text escaped.</summary>
internal sealed class SvgCanvas(string id, int width)
{
    private static readonly string[] Colors = ["#1f5f8b", "#e08e45", "#3a8f6b", "#8a5aa5", "#b5473c", "#5b6770"];
    private static readonly string[] Dashes = ["", "7 4", "2 4", "10 4 2 4", "4 2", "1 3"];

    private readonly StringBuilder _body = new();

    public int Width { get; } = width;

    public static string ColorOf(int series) => Colors[series % Colors.Length];

    /// <summary>The width of a text in pixels, near enough to keep labels apart: CJK is one em wide, Latin about half.</summary>
    public static double WidthOf(string text, double size) => text.Sum(c => c >= 0x1100 ? 1.0 : 0.56) * size;

    /// <summary>Shortens a text to a width, with an ellipsis.</summary>
    public static string Fit(string text, double size, double width)
    {
        var end = text.Length;
        while (end > 1 && WidthOf(text[..end], size) > width)
        {
            end -= char.IsLowSurrogate(text[end - 1]) && end > 2 ? 2 : 1;
        }

        return end == text.Length ? text : text[..end] + "…";
    }

    public string FillOf(int series) => series % Colors.Length == 0 ? Colors[0] : $"url(#{id}-p{series % Colors.Length})";

    public void Line(double x1, double y1, double x2, double y2, string style) =>
        Append($"<line x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\" class=\"{style}\"/>");

    public void Text(double x, double y, string text, string style, string anchor = "start") =>
        Append($"<text x=\"{x:0.#}\" y=\"{y:0.#}\" class=\"{style}\" text-anchor=\"{anchor}\">{WebUtility.HtmlEncode(text)}</text>");

    public void Bar(double x, double y, double w, double h, int series, string hint) =>
        Append($"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{Math.Max(w, 0):0.#}\" height=\"{Math.Max(h, 0):0.#}\" fill=\"{FillOf(series)}\" stroke=\"{ColorOf(series)}\" stroke-width=\"1\"><title>{WebUtility.HtmlEncode(hint)}</title></rect>");

    public void Path(IReadOnlyList<(double X, double Y)> points, int series)
    {
        var path = string.Join(' ', points.Select((point, i) => string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{point.X:0.#} {point.Y:0.#}")));
        Append($"<path d=\"{path}\" fill=\"none\" stroke=\"{ColorOf(series)}\" stroke-width=\"2.2\" stroke-linejoin=\"round\" stroke-dasharray=\"{Dashes[series % Dashes.Length]}\"/>");
    }

    public void Marker(double x, double y, int series, string hint)
    {
        var shape = (series % 4) switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"3.2\""),
            1 => string.Create(CultureInfo.InvariantCulture, $"<rect x=\"{x - 3:0.#}\" y=\"{y - 3:0.#}\" width=\"6\" height=\"6\""),
            2 => string.Create(CultureInfo.InvariantCulture, $"<path d=\"M{x:0.#} {y - 4:0.#}L{x + 4:0.#} {y + 3:0.#}L{x - 4:0.#} {y + 3:0.#}Z\""),
            _ => string.Create(CultureInfo.InvariantCulture, $"<path d=\"M{x:0.#} {y - 4:0.#}L{x + 4:0.#} {y:0.#}L{x:0.#} {y + 4:0.#}L{x - 4:0.#} {y:0.#}Z\""),
        };
        _body.Append(shape).Append(CultureInfo.InvariantCulture, $" fill=\"#fff\" stroke=\"{ColorOf(series)}\" stroke-width=\"1.8\"><title>{WebUtility.HtmlEncode(hint)}</title>");
        _body.Append(shape.AsSpan(0, 2) is "<c" ? "</circle>" : shape.AsSpan(0, 2) is "<r" ? "</rect>" : "</path>");
    }

    /// <summary>A legend in rows that fit the width; returns its height.</summary>
    public double Legend(IReadOnlyList<string> names, double top, bool lines)
    {
        const double Size = 12;
        double x = 4;
        var y = top + 12;
        for (var i = 0; i < names.Count; i++)
        {
            var name = Fit(names[i], Size, Width - 50);
            var needed = 26 + WidthOf(name, Size) + 18;
            if (x > 4 && x + needed > Width)
            {
                x = 4;
                y += 20;
            }

            if (lines)
            {
                Path([(x, y - 4), (x + 20, y - 4)], i);
                Marker(x + 10, y - 4, i, name);
            }
            else
            {
                Bar(x + 4, y - 10, 14, 11, i, name);
            }

            Text(x + 26, y, name, "lg");
            x += needed;
        }

        return y + 10 - top;
    }

    public string Finish(double height, string description)
    {
        var text = WebUtility.HtmlEncode(description);
        return string.Create(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {height:0.#}\" role=\"img\" aria-label=\"{text}\"><defs>{Patterns()}</defs>{_body}</svg>");
    }

    private void Append(FormattableString element) => _body.Append(element.ToString(CultureInfo.InvariantCulture));

    private string Patterns()
    {
        string[] strokes =
        [
            "",
            "<path d=\"M-2 2l4-4M0 8l8-8M6 10l4-4\"/>",
            "<circle cx=\"2\" cy=\"2\" r=\"1.1\"/><circle cx=\"6\" cy=\"6\" r=\"1.1\"/>",
            "<path d=\"M0 2h8M0 6h8\"/>",
            "<path d=\"M-2 6l4 4M0 0l8 8M6-2l4 4\"/>",
            "<path d=\"M2 0v8M6 0v8\"/>",
        ];
        var patterns = new StringBuilder();
        for (var i = 1; i < Colors.Length; i++)
        {
            patterns.Append(CultureInfo.InvariantCulture, $"<pattern id=\"{id}-p{i}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\" fill=\"{Colors[i]}\" fill-opacity=\".32\"/><g stroke=\"{Colors[i]}\" stroke-width=\"1.6\" fill=\"{Colors[i]}\">{strokes[i]}</g></pattern>");
        }

        return patterns.ToString();
    }
}
