using CustomerLifecycle;
using CustomerLifecycle.Routing;

namespace LifecycleDay.Simulation;

/// <summary>When agents are there.</summary>
internal sealed class ShopHours : IQueueHours
{
    public bool IsOpen(TenantId tenant, QueueId queue, DateTimeOffset at) => IsOpen(at);

    internal static bool IsOpen(DateTimeOffset at)
    {
        TimeOnly time = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Shop.TimeZone).DateTime);
        return time >= Shop.Opens && time < Shop.Closes;
    }
}
