using CustomerLifecycle.Storage;
using Dapper;

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

    internal static DynamicParameters Parameters(TenantId tenant)
    {
        DynamicParameters parameters = new();
        parameters.Add("tenant", tenant.Value);
        return parameters;
    }

    internal static string In(DynamicParameters parameters, IEnumerable<CustomerId> customers) =>
        SqlInList.Add(parameters, "customer", [.. customers.Select(customer => customer.Value)]);

    internal static DynamicParameters Point(DynamicParameters parameters, int i, ContactPoint point)
    {
        parameters.Add("kind" + i, point.Kind.ToString());
        parameters.Add("value" + i, point.Value);
        return parameters;
    }
}
