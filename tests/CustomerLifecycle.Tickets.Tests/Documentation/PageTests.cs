using System.Text.RegularExpressions;
using CustomerLifecycle.Testing;

namespace CustomerLifecycle.Tickets.Documentation;

/// <summary>What the pages of the documentation show is what is compiled and run here.</summary>
public sealed partial class PageTests
{
    [Theory]
    [InlineData("hand-over-between-departments", "HandOverSample")]
    [InlineData("field-service-and-callbacks", "FieldServiceSample")]
    public void A_page_shows_the_programs_that_are_compiled(string page, string sample)
    {
        string text = RepositoryText.Read("docs", "how-to", page + ".md");
        string code = RepositoryText.Read("tests", "CustomerLifecycle.Tickets.Tests", "Documentation", sample + ".cs");

        Assert.Equal(Programs().Matches(code).Select(match => Dedented(match.Groups["code"].Value)), Shown().Matches(text).Select(match => match.Groups["code"].Value));
    }

    [Fact]
    public async Task Each_department_has_its_own_time() => Assert.Equal(
        [
            "Resolution : due 2026-03-04 10:00 UTC",
            "Group workshop: due 2026-03-02 08:00 UTC",
            "workshop: wang",
            "1 high",
            "nothing-waiting",
        ],
        await HandOverSample.RunAsync(Clock()));

    [Fact]
    public async Task The_report_comes_back_to_the_agent() =>
        Assert.Equal(["WorkIncomplete", "T000001: Field report: The pump is not on the van", "Done"], await FieldServiceSample.RunAsync(Clock()));

    private static ManualTimeProvider Clock()
    {
        ManualTimeProvider clock = new();
        clock.SetUtcNow(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        return clock;
    }

    private static string Dedented(string code)
    {
        string[] lines = code.Split('\n');
        int indentation = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indentation..] : line));
    }

    [GeneratedRegex("""// <page>\n(?<code>.*?)\n *// </page>""", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Programs();

    [GeneratedRegex("""```csharp\n(?<code>.*?)\n```""", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Shown();
}
