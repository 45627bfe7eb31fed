using CustomerLifecycle.Routing.Simulation;
using CustomerLifecycle.Routing.WhatIf;

namespace CustomerLifecycle.Routing.Tests;

public sealed class EstimationTests
{
    /// <summary>Remission of leukaemia under 6-MP in weeks: Freireich et al. (1963), Blood 21, the example of most textbooks.</summary>
    private static readonly (double, bool)[] Remission =
    [
        (6, true), (6, true), (6, true), (6, false), (7, true), (9, false), (10, true), (10, false), (11, false), (13, true), (16, true),
        (17, false), (19, false), (20, false), (22, true), (23, true), (25, false), (32, false), (32, false), (34, false), (35, false),
    ];

    [Theory]
    [InlineData(5.9, 1)]
    [InlineData(6, 0.857)]
    [InlineData(7, 0.807)]
    [InlineData(10, 0.753)]
    [InlineData(13, 0.690)]
    [InlineData(16, 0.627)]
    [InlineData(22, 0.538)]
    [InlineData(23, 0.448)]
    public void The_curve_is_that_of_the_textbooks(double week, double survival) => Assert.Equal(survival, new KaplanMeier(Remission).Survival(week), 5e-4);

    [Fact]
    public void A_draw_exceeds_what_was_waited_already_and_follows_the_curve_from_there()
    {
        KaplanMeier curve = new(Remission);
        Xoshiro256 random = new(3);
        double[] draws = [.. Enumerable.Range(0, 20_000).Select(_ => curve.Draw(12, random.NextOpen()))];

        Assert.All(draws, draw => Assert.True(draw >= 12));
        Assert.Equal(0.448 / 0.753, draws.Count(draw => draw > 23) / 20_000.0, 0.015);
        // Beyond the last relapse at week 23 the curve is the exponential through (23, 0.448).
        Assert.Equal(Math.Pow(0.448, 40.0 / 23) / 0.753, draws.Count(draw => draw > 40) / 20_000.0, 0.015);
    }

    [Fact]
    public void The_last_who_gives_up_does_not_end_everybodys_patience()
    {
        KaplanMeier curve = new([.. Enumerable.Range(1, 20).Select(i => ((double)i, true))]);

        // 16 of 20 gave up by 16; the four who are left are too few to say more.
        Assert.Equal(0.2, curve.Survival(16), 1e-12);
        Assert.Equal(Math.Pow(0.2, 20.0 / 16), curve.Survival(20), 1e-12);
        Assert.True(curve.Draw(16, 0.01) > 20);
    }

    [Fact]
    public void Where_nobody_gave_up_patience_has_no_end() => Assert.Equal(double.PositiveInfinity, new KaplanMeier([(3, false), (8, false)]).Draw(8, 0.5));

    [Fact]
    public void Evenness_is_1_or_0_for_equals_and_one_of_n_for_a_single_worker()
    {
        Assert.Equal((1, 0, 0), (Fairness.Jain([3, 3, 3]), Fairness.Gini([3, 3, 3]), Fairness.Spread([3, 3, 3])));
        Assert.Equal((0.25, 0.75, 8), (Fairness.Jain([0, 0, 8, 0]), Fairness.Gini([0, 0, 8, 0]), Fairness.Spread([0, 0, 8, 0])));
        Assert.Null(Fairness.Jain([0, 0]));
        Assert.Null(Fairness.Gini([]));
    }
}
