using System.Text.Json;
using System.Text.RegularExpressions;

namespace CustomerLifecycle.Architecture.Wording;

/// <summary>The documentation site can be built: its configuration reads, and its links lead somewhere.</summary>
public sealed partial class DocumentationSiteTests
{
    [Fact]
    public void The_configuration_takes_its_reference_from_the_packages_and_its_pages_from_docs()
    {
        using var configuration = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "docfx.json")));

        var reference = configuration.RootElement.GetProperty("metadata")[0].GetProperty("src")[0];
        var folder = Path.Combine(Repository.Root, "docs", reference.GetProperty("src").GetString()!);
        Assert.Equal(Path.Combine(Repository.Root, "src"), Path.GetFullPath(folder));
        Assert.True(configuration.RootElement.GetProperty("build").GetProperty("content").GetArrayLength() > 0);
    }

    [Fact]
    public void Every_link_of_a_page_leads_to_a_file() => Rule.Holds(BrokenLinks(
        [.. Repository.Files("docs", ".md", "toc.yml"), .. Directory.EnumerateFiles(Repository.Root, "*.md").Select(path => new SourceFile(Path.GetFileName(path), File.ReadAllText(path)))],
        path => File.Exists(Path.Combine(Repository.Root, path)) || Directory.Exists(Path.Combine(Repository.Root, path))));

    [Theory]
    [InlineData("docs/toc.yml", "- name: Start\n  href: start.md\n")]
    [InlineData("docs/index.md", "Read [the start](start.md#first).\n")]
    [InlineData("README.md", "Read [the start](docs/start.md).\n")]
    public void A_link_that_leads_nowhere_is_found(string path, string text)
    {
        Rule.Breaks(BrokenLinks([new SourceFile(path, text)], _ => false), "docs/start.md");
        Assert.Empty(BrokenLinks([new SourceFile(path, text)], target => target == "docs/start.md"));
    }

    [Fact]
    public void Links_to_other_sites_within_a_page_and_to_the_generated_reference_are_left_alone() =>
        Assert.Empty(BrokenLinks([new SourceFile("docs/index.md", "[a](https://example.com/x.md) [b](#here) [c](api/index.md) [d](mailto:a@example.com)")], _ => false));

    private static IEnumerable<string> BrokenLinks(IEnumerable<SourceFile> pages, Func<string, bool> exists) =>
        from page in pages
        from Match link in (page.Path.EndsWith(".yml", StringComparison.Ordinal) ? Href() : Markdown()).Matches(page.Text)
        let target = link.Groups["to"].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains(':', StringComparison.Ordinal) && !target.StartsWith("api/", StringComparison.Ordinal)
        let path = Normalized(page.Path, target)
        where !exists(path)
        select $"{page.Path}: {link.Groups["to"].Value} leads nowhere ({path}).";

    private static string Normalized(string page, string target) =>
        Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page) ?? "", target))).Replace('\\', '/');

    [GeneratedRegex("""(?<!!)\[[^\]\n]*\]\((?<to>[^)\s]+)\)""", RegexOptions.CultureInvariant)]
    private static partial Regex Markdown();

    [GeneratedRegex("""^\s*(-\s+)?href:\s*(?<to>\S+)\s*$""", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Href();
}
