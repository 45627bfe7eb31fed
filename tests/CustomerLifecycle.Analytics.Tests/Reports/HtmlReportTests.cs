using AngleSharp.Html.Parser;

namespace CustomerLifecycle.Analytics.Tests.Reports;

public sealed class HtmlReportTests
{
    private const string Evil = "<script>alert('x')</script>\" onload=\"y";

    [Fact]
    public void Every_text_is_escaped_and_the_page_needs_nothing_from_elsewhere()
    {
        var html = new HtmlReport(Evil) { Subtitle = Evil, Footer = Evil }
            .Section(Evil, section => section
                .Text(Evil)
                .Tiles([new() { Label = Evil, Value = Evil, Detail = Evil, Target = Evil }])
                .Table(new() { Caption = Evil, Columns = [new(Evil, Evil)], Rows = [[ReportCell.Text(Evil)]] })
                .Charts(
                    new BarChart { Title = Evil, Description = Evil, Bars = [(Evil, 1)] },
                    new LineChart { Title = Evil, Categories = [Evil], Series = [new(Evil, [1])] },
                    new StackedBarChart { Title = Evil, Categories = [Evil], Series = [new(Evil, [1])] },
                    new HistogramChart { Title = Evil, Bounds = [0, 1], Values = [0.5], Marks = [(Evil, 1)] }))
            .ToString();
        var page = new HtmlParser().ParseDocument(html);
        Assert.Empty(page.QuerySelectorAll("script,link,img,iframe,object,use"));
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.Equal(Evil, page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("http", html.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_value_says_so_and_is_not_a_bar_of_zero()
    {
        var svg = new BarChart { Title = "t", Bars = [("zero", 0), ("nothing", null)] }.ToSvg("c");
        var page = new HtmlParser().ParseDocument(svg);
        Assert.Single(page.QuerySelectorAll("rect > title"));
        Assert.Contains("no data", page.QuerySelectorAll("text").Select(text => text.TextContent));
    }

    [Fact]
    public void A_gap_breaks_the_line()
    {
        var svg = new LineChart { Title = "t", Categories = ["1", "2", "3", "4", "5"], Series = [new("s", [1, 2, null, 3, 4])] }.ToSvg("c");
        Assert.Equal(2, new HtmlParser().ParseDocument(svg).QuerySelectorAll("path[fill=none]").Length);
    }

    [Fact]
    public void Histogram_bounds_are_inclusive_below_and_open_at_the_end()
    {
        var chart = new HistogramChart { Title = "t", Bounds = [0, 3_600, 14_400, 28_800, 86_400], Values = [3_600, 3_599, 86_400], Unit = KpiUnit.Seconds };
        Assert.Equal([1, 1, 0, 0, 1], chart.Counts());
    }

    [Fact]
    public void A_target_is_met_or_missed_in_words()
    {
        var value = Kpis.Rows.Value(ContactKpis.ConnectRate(), Kpis.Rows.Answered("a", 1), Kpis.Rows.Abandoned("b", 9));
        var html = new HtmlReport("r").Section("s", section => section.Tiles([KpiTile.Of(value, target: 0.9)])).ToString();
        Assert.Contains("target 90.0 % ✗ missed", System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("1 / 2", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, KpiUnit.Ratio, "–")]
    [InlineData(0.0, KpiUnit.Ratio, "0.0 %")]
    [InlineData(12.34, KpiUnit.Seconds, "12.3 s")]
    [InlineData(185.0, KpiUnit.Seconds, "3 m 05 s")]
    [InlineData(3_900.0, KpiUnit.Seconds, "1 h 05 m")]
    [InlineData(1_024.0, KpiUnit.Count, "1,024")]
    public void Values_read_in_their_unit(double? value, KpiUnit unit, string expected) => Assert.Equal(expected, KpiFormat.Display(value, unit));
}
