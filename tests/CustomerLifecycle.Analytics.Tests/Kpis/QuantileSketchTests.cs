using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Analytics.Tests.Kpis;

public sealed class QuantileSketchTests
{
    [Fact]
    public void Merged_halves_give_the_pooled_median_and_not_the_mean_of_medians()
    {
        var (left, right) = (Of([1, 2, 3]), Of([100, 200, 300]));
        left.Merge(right);
        Assert.Equal(51.5, left.Quantile(0.5));
    }

    [Fact]
    public void Nothing_added_has_no_quantile() => Assert.Null(new QuantileSketch().Quantile(0.5));

    [Fact]
    public void Large_samples_stay_within_one_percent_and_do_not_depend_on_how_they_were_split()
    {
        Prop.ForAll(Gen.Choose(0, 1_000_000).ArrayOf(1_500).Zip(Gen.Choose(1, 1_499)).ToArbitrary(), sample =>
        {
            var (numbers, cut) = sample;
            var whole = Of(numbers.Select(number => number / 10.0));
            var (left, right) = (Of(numbers[..cut].Select(number => number / 10.0)), Of(numbers[cut..].Reverse().Select(number => number / 10.0)));
            right.Merge(left);
            var sorted = numbers.Select(number => number / 10.0).Order().ToArray();
            return new[] { 0, 0.1, 0.5, 0.9, 0.99, 1 }.All(q =>
            {
                var exact = sorted[(int)Math.Floor(q * (sorted.Length - 1))];
                var estimate = whole.Quantile(q)!.Value;
                return estimate == right.Quantile(q) && Math.Abs(estimate - exact) <= (QuantileSketch.RelativeError * exact) + 1e-9;
            });
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_negative_sample_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuantileSketch().Add(-1));

    private static QuantileSketch Of(IEnumerable<double> values)
    {
        var sketch = new QuantileSketch();
        foreach (var value in values)
        {
            sketch.Add(value);
        }

        return sketch;
    }
}
