namespace CustomerLifecycle.Architecture.Features;

public sealed class FeatureTests
{
    private const string Table = """
        # Features

        | module | feature | public type | key |
        | --- | --- | --- | --- |
        | Routing | Longest idle agent first | `RoutingPool` | `routing.longest-idle` |

        | kpi | unit |
        | --- | --- |
        | occupancy | share |
        """;

    [Fact]
    public void Every_promised_feature_is_tested_and_every_tested_one_is_promised() =>
        Rule.Holds(FeatureRules.Violations(
            [.. FeatureRow.In(File.ReadAllText(Path.Combine(Repository.Root, "docs", "features.md")))],
            [.. Repository.CSharp("tests").Where(file => !file.Path.Contains("Architecture.Tests", StringComparison.Ordinal)).SelectMany(FeatureTest.In)],
            PublicTypes));

    [Fact]
    public void Only_tables_of_features_are_read() =>
        Assert.Equal(new FeatureRow("Routing", "Longest idle agent first", "RoutingPool", "routing.longest-idle", 5), Assert.Single(FeatureRow.In(Table)));

    [Fact]
    public void A_promise_that_is_kept_passes() => Assert.Empty(Violations(Table, Test("[Fact, Trait(\"Feature\", \"routing.longest-idle\")]")));

    [Fact]
    public void A_promise_without_a_test_is_found() => Rule.Breaks(Violations(Table, ""), "no test carries");

    [Theory]
    [InlineData("[Fact(Skip = \"later\")]\n    [Trait(\"Feature\", \"routing.longest-idle\")]")]
    [InlineData("[Trait(\"Feature\", \"routing.longest-idle\")]")]
    [InlineData("/* [Fact] */ [Trait(\"Feature\", \"routing.longest-idle\")] // [Fact]")]
    public void A_test_that_does_not_run_keeps_no_promise(string attributes) => Rule.Breaks(Violations(Table, Test(attributes)), "is skipped");

    [Fact]
    public void A_tested_feature_that_nobody_promised_is_found() =>
        Rule.Breaks(Violations(Table, Test("[Fact, Trait(\"Feature\", \"routing.longest-idle\")]") + Test("[Fact]\n[Trait(\"Feature\", \"routing.magic\")]")), "routing.magic has no row");

    [Theory]
    [InlineData("`RoutingPool`", "`RoutingPond`", "Routing has no public type RoutingPond")]
    [InlineData("| Routing |", "| Rooting |", "Rooting has no public type RoutingPool")]
    [InlineData("Longest idle agent first", "", "is not described")]
    public void A_row_that_says_something_wrong_is_found(string right, string wrong, string saying) =>
        Rule.Breaks(Violations(Table.Replace(right, wrong, StringComparison.Ordinal), Test("[Fact, Trait(\"Feature\", \"routing.longest-idle\")]")), saying);

    [Fact]
    public void A_key_stands_once_and_is_in_words()
    {
        Rule.Breaks(Violations(Table.Replace("\n\n| kpi", "\n| Routing | Again | RoutingPool | routing.longest-idle |\n\n| kpi", StringComparison.Ordinal), Test("[Fact, Trait(\"Feature\", \"routing.longest-idle\")]")), "has 2 rows");
        Rule.Breaks(Violations(Table.Replace("routing.longest-idle", "LongestIdle", StringComparison.Ordinal), Test("[Fact, Trait(\"Feature\", \"LongestIdle\")]")), "not of the shape");
    }

    [Fact]
    public void Literals_and_comments_do_not_confuse_the_reading()
    {
        const string Source = """"
            class T
            {
                string a = "] [Fact] \" {"; string b = @"\"; char c = '"'; string d = $"{x["{"]} }} {{"; string e = """ "[" """;
                int[] list = [1, 2];
                // [Fact, Trait("Feature", "a.commented")]
                [Theory] // why
                [InlineData("]", new[] { 1 })]
                [Trait("Feature", "a.first"), Trait("Feature", "a.second")]
                public void Works(string s) { var t = new[] { 1 }; }
            }
            """";

        var tests = FeatureTest.In(new SourceFile("T.cs", Source)).ToList();

        Assert.Equal(["a.first", "a.second"], tests.Select(test => test.Key));
        Assert.All(tests, test => Assert.Equal(new FeatureTest(test.Key, Runs: true, "T.cs(6)"), test));
    }

    private static IEnumerable<string> Violations(string table, string tests) =>
        FeatureRules.Violations(
            [.. FeatureRow.In(table)],
            [.. FeatureTest.In(new SourceFile("tests/T.cs", tests))],
            module => module == "Routing" ? ["RoutingPool"] : []);

    private static string Test(string attributes) => $"class T\n{{\n    {attributes}\n    public void Works() {{ }}\n}}\n";

    private static string[] PublicTypes(string module)
    {
        var package = module is "Composition" ? "CustomerLifecycle" : $"CustomerLifecycle.{module}";
        return Repository.Packages.Contains(package, StringComparer.Ordinal)
            ? [.. Repository.Assembly(package).GetExportedTypes().Select(type => type.Name.Split('`')[0])]
            : [];
    }
}
