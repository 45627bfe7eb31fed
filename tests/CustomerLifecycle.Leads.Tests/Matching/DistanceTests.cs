using CustomerLifecycle.Leads.Matching;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Leads.Tests.Matching;

public sealed class DistanceTests
{
    // Values published in Winkler's papers.
    [Theory]
    [InlineData("MARTHA", "MARHTA", 0.961)]
    [InlineData("DWAYNE", "DUANE", 0.840)]
    [InlineData("DIXON", "DICKSONX", 0.813)]
    [InlineData("", "", 1)]
    [InlineData("A", "", 0)]
    public void Jaro_winkler_gives_the_published_values(string left, string right, double expected) =>
        Assert.Equal(expected, JaroWinkler.Similarity(left, right), 3);

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "ac", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("王伟", "王玮", 1)]
    [InlineData("", "abc", 3)]
    public void Optimal_string_alignment_counts_swaps_as_one(string left, string right, int expected) =>
        Assert.Equal(expected, OsaDistance.Compute(left, right));

    [Fact]
    public void Distances_are_symmetric_and_a_limit_never_changes_what_lies_below_it() => Prop.ForAll<NonNull<string>, NonNull<string>, byte>((left, right, limit) =>
    {
        var (a, b) = (left.Get, right.Get);
        var full = OsaDistance.Compute(a, b);
        return full == OsaDistance.Compute(b, a)
            && OsaDistance.Compute(a, b, limit % 5) == Math.Min(full, limit % 5 + 1)
            && JaroWinkler.Similarity(a, b).Equals(JaroWinkler.Similarity(b, a))
            && JaroWinkler.Similarity(a, a).Equals(1.0);
    }).QuickCheckThrowOnFailure();
}
