namespace CustomerLifecycle.Architecture.Wording;

public sealed class WordingTests
{
    private static readonly string[] Shipped = ["src", "samples", "docs", "benchmarks"];

    [Fact]
    public void What_is_shipped_speaks_of_the_product() =>
        Rule.Holds(WordingRules.Violations(Shipped
            .SelectMany(folder => Repository.Files(folder, ".cs", ".md", ".json", ".yml", ".sql", ".csproj"))
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.md").Order(StringComparer.Ordinal)
                .Select(path => new SourceFile(Path.GetFileName(path), File.ReadAllText(path))))));

    [Theory]
    [InlineData("see /work/main/src", "/work/")]
    [InlineData("\"/tmp/day.db\"", "/tmp/")]
    [InlineData("(/root/.nuget)", "/root/")]
    [InlineData("// TODO: later", "TODO")]
    [InlineData("throw new NotImplementedException();", "NotImplementedException")]
    [InlineData("as asked in issue #12", "issue #12")]
    public void What_is_of_the_workshop_is_found(string line, string saying) =>
        Rule.Breaks(WordingRules.Violations([new SourceFile("docs/a.md", $"First.\n{line}\n")]), $"docs/a.md(2): '{saying}'");

    [Theory]
    [InlineData("https://example.com/work/orders")]
    [InlineData("src/root/file and 1/tmp/2")]
    [InlineData("a to-do list, an issue of the customer, todos")]
    public void What_is_of_the_product_passes(string line) => Assert.Empty(WordingRules.Violations([new SourceFile("docs/a.md", line)]));
}
