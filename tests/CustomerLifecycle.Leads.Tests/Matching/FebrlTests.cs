using System.Globalization;
using CustomerLifecycle.Leads.Matching;

namespace CustomerLifecycle.Leads.Tests.Matching;

/// <summary>Measures matching of a schema that is not the product's own, on a public data set where it is at hand.</summary>
public sealed class FebrlTests(ITestOutputHelper output)
{
    private static readonly string[] Columns =
        ["given_name", "surname", "street_number", "address_1", "address_2", "suburb", "postcode", "state", "date_of_birth", "soc_sec_id"];

    [Theory]
    [InlineData("febrl1.csv", 0.99)]
    [InlineData("febrl3.csv", 0.97)]
    public void Default_weights_find_the_duplicates_of_people(string file, double expected)
    {
        var path = Find(file);
        Assert.SkipUnless(path is not null, $"shared/data/febrl/{file} is not beside the repository.");
        var records = File.ReadLines(path!).Skip(1).Select(line => line.Split(',').Select(field => field.Trim()).ToArray()).ToArray();

        var clusters = new LeadMatcher<string[]>(Schema()).Cluster(records.Select(record => (record[0], record[1..]))).Clusters;

        var found = Pairs(clusters.Select(cluster => cluster.Members));
        var truth = Pairs(records.Select(record => record[0]).GroupBy(Entity).Select(group => (IReadOnlyList<string>)[.. group.Order(StringComparer.Ordinal)]));
        var right = (double)found.Intersect(truth).Count();
        var f1 = 2 * right / (found.Count + truth.Count);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: precision {right / found.Count:F4}, recall {right / truth.Count:F4}, F1 {f1:F4}"));
        Assert.True(f1 >= expected, $"F1 is {f1}");
    }

    private static MatchSchema<string[]> Schema()
    {
        var schema = new MatchSchema<string[]>();
        for (var i = 0; i < Columns.Length; i++)
        {
            var column = i;
            var code = Columns[i] is "street_number" or "postcode" or "date_of_birth" or "soc_sec_id";
            if (Columns[i] != "state")
            {
                schema.Field(Columns[i], record => record[column], code ? FieldComparison.Code : FieldComparison.Text);
            }
        }
        return schema
            .Block("soc_sec_id")
            .Block("date_of_birth")
            .Block("surname", "given_name")
            .Block("surname", "postcode")
            .Block("given_name", "postcode")
            .Block(BlockingPart.Coarse("address_1"), "postcode")
            .Block(BlockingPart.Coarse("surname"), BlockingPart.Coarse("suburb"));
    }

    private static HashSet<(string, string)> Pairs(IEnumerable<IReadOnlyList<string>> groups) =>
        [.. groups.SelectMany(group => group.SelectMany((left, i) => group.Skip(i + 1).Select(right => (left, right))))];

    private static string Entity(string id) => string.Join('-', id.Split('-').Take(2));

    private static string? Find(string file)
    {
        var path = Path.Combine("shared", "data", "febrl", file);
        return RepositoryFiles.Above(folder => File.Exists(Path.Combine(folder, path))) is { } folder ? Path.Combine(folder, path) : null;
    }
}
