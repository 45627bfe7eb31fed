namespace CustomerLifecycle.Routing;

/// <summary>An instant in ticks of UTC; of those due at one instant, the one that came in first is first.</summary>
internal readonly record struct DueTime(long Ticks, long Arrival) : IComparable<DueTime>
{
    public int CompareTo(DueTime other) => Ticks != other.Ticks ? Ticks.CompareTo(other.Ticks) : Arrival.CompareTo(other.Arrival);
}
