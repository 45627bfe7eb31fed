using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Customers.Storage;

/// <summary>How values go into parameters and come out of columns.</summary>
internal static class Sql
{
    internal static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);

    internal static DateTimeOffset? Instant(long? ticks) => ticks is { } value ? Instant(value) : null;

    internal static SqlParameter P(string name, string? value) => new(name, value);

    internal static SqlParameter P(string name, long value) => new(name, value);

    internal static SqlParameter P(string name, double value) => new(name, value);

    internal static SqlParameter P(string name, bool value) => new(name, value ? 1L : 0L);

    internal static SqlParameter P(string name, DateTimeOffset value) => new(name, value.UtcTicks);

    internal static SqlParameter P(string name, DateTimeOffset? value) => new(name, value?.UtcTicks);
}
