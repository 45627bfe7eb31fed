using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Routing;

/// <summary>The one timer of a pool: at the next instant at which time alone changes something in it.</summary>
internal static class TimerChanges
{
    public const string Kind = "routing.timer";

    public static IReadOnlyList<DueChange> Of(RoutingPoolId pool, DateTimeOffset? before, DateTimeOffset? after)
    {
        if (before == after)
        {
            return [];
        }

        return [after is { } at ? DueChange.Schedule(Kind, pool.Name, at, pool.Name) : DueChange.Cancel(Kind, pool.Name)];
    }
}
