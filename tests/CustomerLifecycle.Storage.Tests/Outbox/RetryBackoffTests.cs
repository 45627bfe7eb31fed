namespace CustomerLifecycle.Storage.Tests.Outbox;

public sealed class RetryBackoffTests
{
    private static readonly StorageOptions Options = new() { RetryDelay = TimeSpan.FromSeconds(1), MaxRetryDelay = TimeSpan.FromMinutes(1) };

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(1000, 60)]
    [InlineData(int.MaxValue, 60)]
    public void The_wait_doubles_up_to_the_longest(int attempt, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), RetryBackoff.After(attempt, Options));

    [Fact]
    public void No_wait_stays_none() => Assert.Equal(TimeSpan.Zero, RetryBackoff.After(5, new StorageOptions { RetryDelay = TimeSpan.Zero }));

    [Fact]
    public void The_defaults_give_up_after_about_a_quarter_of_an_hour()
    {
        StorageOptions defaults = new();

        Assert.Equal(511, Enumerable.Range(1, defaults.MaxDeliveryAttempts - 1).Sum(attempt => RetryBackoff.After(attempt, defaults).TotalSeconds));
    }
}
