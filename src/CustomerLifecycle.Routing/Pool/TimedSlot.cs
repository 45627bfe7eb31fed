namespace CustomerLifecycle.Routing;

/// <summary>Something in the pool that time alone can change.</summary>
internal abstract class TimedSlot
{
    /// <summary>Its index among the timers; -1 = it has none.</summary>
    public int DueIndex { get; set; } = -1;
}
