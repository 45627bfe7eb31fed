using CustomerLifecycle.Routing.Simulation;

namespace CustomerLifecycle.Routing.Tests;

/// <summary>The generator and the distributions drawn from it.</summary>
public sealed class RandomTests
{
    /// <summary>Computed by the reference implementation in C (https://prng.di.unimi.it/splitmix64.c) from the seed 1234567.</summary>
    [Fact]
    public void SplitMix64_gives_the_published_numbers()
    {
        ulong state = 1234567;

        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL, 4593380528125082431UL, 16408922859458223821UL],
            Enumerable.Range(0, 5).Select(_ => SplitMix64.Next(ref state)));
    }

    /// <summary>The state (1, 2, 3, 4) of the reference implementation (https://prng.di.unimi.it/xoshiro256starstar.c), as other
    /// implementations are tested too.</summary>
    [Fact]
    public void Xoshiro256_gives_the_published_numbers()
    {
        Xoshiro256 random = new(1, 2, 3, 4);

        Assert.Equal([11520UL, 0UL, 1509978240UL, 1215971899390074240UL, 1216172134540287360UL, 607988272756665600UL, 16172922978634559625UL],
            Enumerable.Range(0, 7).Select(_ => random.Next()));
    }

    [Fact]
    public void Numbers_are_above_0_and_below_1_and_streams_are_different()
    {
        Xoshiro256 random = new(1);
        double[] numbers = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextOpen())];

        Assert.All(numbers, number => Assert.InRange(number, double.Epsilon, 1 - 1e-17));
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(i => TypeStreams.Of(1, i / 100, i / 10 % 10, (RandomPurpose)(i % 10)).Next()).Distinct().Count());
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.0013498980316300946, -3)]
    [InlineData(2.866515718791946e-7, -5)]
    [InlineData(1 - 9.865876450376981e-10, 6)]
    public void Quantiles_of_the_normal_distribution_are_exact(double p, double z) => Assert.Equal(z, NormalQuantile.Of(p), 1e-7);

    /// <summary>Tables of Student's t: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.</summary>
    [Theory]
    [InlineData(0.95, 1, 12.706204736)]
    [InlineData(0.95, 2, 4.302652730)]
    [InlineData(0.95, 10, 2.228138852)]
    [InlineData(0.95, 199, 1.971956544)]
    [InlineData(0.999, 19, 3.883405853)]
    [InlineData(0.99, 100, 2.625890514)]
    public void Quantiles_of_t_are_those_of_the_tables(double confidence, int degrees, double t) =>
        Assert.Equal(t, StudentT.TwoSided(confidence, degrees), 1e-6);

    [Theory]
    [InlineData("exponential", 3, 9)]
    [InlineData("uniform", 3, 1.0 / 3)]
    [InlineData("lognormal", 3, 16)]
    [InlineData("gamma", 3, 6)]
    [InlineData("small gamma", 1, 2)]
    public void Draws_have_the_mean_and_the_variance_of_their_distribution(string name, double mean, double variance)
    {
        SimulationDistribution distribution = name switch
        {
            "exponential" => SimulationDistribution.Exponential(3),
            "uniform" => SimulationDistribution.Uniform(2, 4),
            "lognormal" => SimulationDistribution.LogNormal(3, 4),
            "gamma" => SimulationDistribution.Gamma(1.5, 2),
            _ => SimulationDistribution.Gamma(0.5, 2),
        };
        Xoshiro256 random = new(42);
        const int draws = 400_000;
        double[] values = [.. Enumerable.Range(0, draws).Select(_ => Sampler.Draw(distribution, random))];
        double average = values.Average();
        double spread = values.Sum(value => (value - average) * (value - average)) / (draws - 1);

        // Five standard errors of the mean; the variance is judged by its share, since heavy tails make its own error large.
        Assert.InRange(average, mean - (5 * Math.Sqrt(variance / draws)), mean + (5 * Math.Sqrt(variance / draws)));
        Assert.InRange(spread / variance, 0.93, 1.07);
    }
}
