using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Leads;

/// <summary>Keeps the due-time index in step with <see cref="Lead.RecycleAt"/>.</summary>
internal static class RecycleIndex
{
    public const string Kind = "leads.recycle";

    public static IReadOnlyList<DueChange> Changes(Lead before, Lead after)
    {
        if (before.RecycleAt == after.RecycleAt)
        {
            return [];
        }
        return [after.RecycleAt is { } at ? DueChange.Schedule(Kind, after.Id.Value, at) : DueChange.Cancel(Kind, after.Id.Value)];
    }
}
