using CustomerLifecycle.Calendars;

namespace CustomerLifecycle.Routing;

/// <summary>The business hours of queues by their calendars; a queue without a calendar is always open.</summary>
internal sealed class CalendarQueueHours(IReadOnlyDictionary<QueueId, BusinessCalendar> calendars) : IQueueHours
{
    public bool IsOpen(TenantId tenant, QueueId queue, DateTimeOffset at) =>
        !calendars.TryGetValue(queue, out var calendar) || calendar.IsOpen(at);
}
