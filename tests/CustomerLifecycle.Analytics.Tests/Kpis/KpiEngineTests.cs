using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Analytics.Tests.Kpis;

public sealed class KpiEngineTests
{
    private static readonly KpiDefinition ServiceLevel20 = ServiceLevel.Definition(ServiceLevelPolicy.AllAbandons, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(5));

    [Fact]
    public void A_total_is_the_ratio_of_sums_and_never_the_mean_of_ratios()
    {
        // A quiet queue at 100 % and a busy one at 10 %: their mean is 55 %, but 2 of 11 customers were served in time.
        KpiFact[] facts =
        [
            Rows.Answered("a", 5, "quiet"),
            .. Enumerable.Range(0, 9).Select(i => Rows.Answered($"late{i}", 60, "busy")),
            Rows.Answered("b", 5, "busy"),
        ];
        var partial = new KpiEngine([ServiceLevel20], new() { Dimensions = [KpiDimension.Queue] }).Aggregate(facts, Rows.From, Rows.To, Rows.To);

        var rows = partial.Rows();
        Assert.Equal(["busy", "quiet"], rows.Select(row => row.Group.Values[0]));
        Assert.Equal([0.1, 1.0], rows.Select(row => row.Values[0].Value!.Value));
        var total = partial.Total().Values[0];
        Assert.Equal((2m, 11m), (total.Numerator, total.Denominator));
        Assert.Equal(2.0 / 11, total.Value!.Value, 15);
        Assert.NotEqual(0.55, total.Value!.Value, 2);
    }

    [Fact]
    public void No_data_is_null_and_zero_is_a_value()
    {
        Assert.Null(Rows.Value(ServiceLevel20).Value);
        Assert.Equal(0.0, Rows.Value(ServiceLevel20, Rows.Answered("late", 60)).Value);
        Assert.Null(Rows.Value(SurveyKpis.CsatMean(), new SurveyFact { Id = "s", At = Rows.From }).Value);
        Assert.Equal(0.0, Rows.Value(ContactKpis.Contacts()).Value);
    }

    [Fact]
    public void A_zero_wait_lowers_the_speed_of_answer()
    {
        var value = Rows.Value(ContactKpis.AverageSpeedOfAnswer(), Rows.Answered("now", 0), Rows.Answered("later", 30));
        Assert.Equal(15.0, value.Value);
        Assert.Equal(2, value.N);
    }

    [Fact]
    public void Empty_buckets_have_a_row_without_data()
    {
        var buckets = new TimeBuckets("UTC", BucketSize.Day);
        var partial = new KpiEngine([ServiceLevel20, ContactKpis.Contacts()], new() { Buckets = buckets })
            .Aggregate([Rows.Answered("a", 1)], Rows.From, Rows.To, Rows.To);

        var rows = partial.Rows(buckets.Between(Rows.From, Rows.From.AddDays(3)));
        Assert.Equal(["2026-03-01", "2026-03-02", "2026-03-03"], rows.Select(row => row.Group.Bucket!.Label));
        Assert.Equal([null, 1.0, null], rows.Select(row => row["service_level"].Value));
        Assert.Equal([0.0, 1.0, 0.0], rows.Select(row => row["contacts"].Value));
    }

    [Fact]
    public void The_range_is_half_open()
    {
        var value = new KpiEngine([ContactKpis.Contacts()])
            .Aggregate([Rows.Answered("in", 1, at: "2026-03-01T00:00:00Z"), Rows.Answered("out", 1, at: "2026-05-01T00:00:00Z")], Rows.From, Rows.To, Rows.To)
            .Total().Values[0];
        Assert.Equal(1.0, value.Value);
    }

    [Fact]
    public void Partials_of_any_split_in_any_order_merge_to_the_same_figures()
    {
        var engine = new KpiEngine(
            [ServiceLevel20, ContactKpis.AverageSpeedOfAnswer(), ContactKpis.AbandonmentRate(AbandonPolicy.ShortExcluded, TimeSpan.FromSeconds(5)), Median()],
            new() { Buckets = new("Asia/Shanghai", BucketSize.Day), Dimensions = [KpiDimension.Queue] });
        var facts = Gen.Choose(0, 4_000).Select(seed => Contact(seed)).ArrayOf();
        Prop.ForAll(facts.Zip(Gen.Choose(0, 5).ArrayOf()).ToArbitrary(), sample =>
        {
            var (all, owners) = sample;
            var whole = engine.Aggregate(all, Rows.From, Rows.To, Rows.To);
            var merged = engine.Aggregate([], Rows.From, Rows.To, Rows.To);
            foreach (var part in all.Select((fact, i) => (fact, owner: owners.Length == 0 ? 0 : owners[i % owners.Length])).GroupBy(pair => pair.owner).OrderByDescending(part => part.Key))
            {
                merged.Merge(engine.Aggregate([.. part.Select(pair => pair.fact).Reverse()], Rows.From, Rows.To, Rows.To));
            }

            return whole.Rows().SelectMany(row => row.Values).SequenceEqual(merged.Rows().SelectMany(row => row.Values))
                && whole.Total().Values.SequenceEqual(merged.Total().Values);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_drill_down_adds_up_to_the_value()
    {
        KpiFact[] facts = [Rows.Answered("a", 5), Rows.Answered("b", 50), Rows.Abandoned("c", 3), Rows.Answered("other", 5, "r") with { Result = ContactResult.FlowedOut }];
        var engine = new KpiEngine([ServiceLevel20], new() { Dimensions = [KpiDimension.Queue] });
        var partial = engine.Aggregate(facts, Rows.From, Rows.To, Rows.To);

        foreach (var row in partial.Rows().Append(partial.Total()))
        {
            var counted = engine.DrillDown("service_level", row.Group, facts, Rows.From, Rows.To, Rows.To);
            Assert.Equal(row.Values[0].Numerator, counted.Sum(item => item.Numerator));
            Assert.Equal(row.Values[0].Denominator, counted.Sum(item => item.Denominator));
            Assert.Equal(row.Values[0].N, counted.Count(item => item.Excluded is null));
            Assert.Equal(row.Values[0].ExcludedCount, counted.Count(item => item.Excluded is not null));
        }
    }

    [Fact]
    public void An_unknown_dimension_is_an_error_that_lists_the_known_ones()
    {
        var error = Assert.Throws<ArgumentException>(() => KpiDimension.Parse("colour"));
        Assert.Contains("'colour'", error.Message, StringComparison.Ordinal);
        Assert.Contains("skill_group", error.Message, StringComparison.Ordinal);
    }

    private static ContactFact Contact(int seed) =>
        (seed % 3 == 0 ? Rows.Abandoned($"c{seed}", seed % 40) : Rows.Answered($"c{seed}", seed % 40)) with
        {
            At = Rows.From.AddMinutes(seed),
            Dimensions = new() { Queue = seed % 7 == 0 ? null : $"q{seed % 4}" },
        };

    private static KpiDefinition<ContactFact> Median() => new()
    {
        Name = "wait_p50", Title = "Median wait", Population = "Contacts", Numerator = "Seconds", Denominator = "Contacts",
        Statistic = KpiStatistic.Quantile, Quantile = 0.5, Observe = contact => KpiObservation.Seconds(contact.Waited!.Value),
    };
}
