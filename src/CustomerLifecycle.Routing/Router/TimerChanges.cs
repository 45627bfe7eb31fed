using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Routing;

/// <summary>The timers that a proposal moves: one for each contact, at the next instant at which time alone changes something.</summary>
internal static class TimerChanges
{
    public const string Kind = "routing.timer";

    public static IReadOnlyList<DueChange> Of(RoutingPoolId pool, PoolState state)
    {
        var changes = new List<DueChange>();
        foreach (var (id, before) in state.ContactsBefore().OrderBy(pair => pair.Key.Value, StringComparer.Ordinal))
        {
            var was = before?.NextDue();
            var due = state.Contact(id)?.NextDue();
            if (due == was)
            {
                continue;
            }

            string key = pool.Name + "/" + id.Value;
            changes.Add(due is { } at ? DueChange.Schedule(Kind, key, at, pool.Name) : DueChange.Cancel(Kind, key));
        }

        return changes;
    }
}
