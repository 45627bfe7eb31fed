using CustomerLifecycle.Testing;

namespace CustomerLifecycle.Abstractions.Tests.Identifiers;

public sealed class Uuid7IdGeneratorTests
{
    [Fact]
    public void Ids_sort_by_the_time_they_were_made_at_and_are_all_different()
    {
        ManualTimeProvider clock = new();
        Uuid7IdGenerator ids = new(clock);
        List<string> made = [];
        for (int i = 0; i < 100; i++)
        {
            made.Add(TicketId.From(ids.NewGuid()).Value);
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(made.Order(StringComparer.Ordinal), made);
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => ids.NewGuid()).Distinct().Count());
    }

    [Fact]
    public void The_time_is_that_of_the_clock()
    {
        ManualTimeProvider clock = new();
        Guid id = new Uuid7IdGenerator(clock).NewGuid();

        Assert.Equal(7, id.Version);
        Assert.Equal(clock.GetUtcNow().ToUnixTimeMilliseconds(), Convert.ToInt64(id.ToString("N")[..12], 16));
    }
}
