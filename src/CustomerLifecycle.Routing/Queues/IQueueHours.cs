namespace CustomerLifecycle.Routing;

/// <summary>Says whether a queue is within its business hours. Thread-safe, and the same answer for the same instant.</summary>
/// <remarks>The answer matters only to a queue with an overflow rule for the time outside business hours. What was decided is
/// recorded, so a replay does not ask again.</remarks>
public interface IQueueHours
{
    /// <summary>True when the queue is open.</summary>
    /// <param name="tenant">Whose queue it is.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="at">The instant, UTC.</param>
    bool IsOpen(TenantId tenant, QueueId queue, DateTimeOffset at);
}
