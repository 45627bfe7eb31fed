namespace CustomerLifecycle.Routing;

/// <summary>A waiting contact's place: the smallest is served first. Arrivals are unique, so the order is total.</summary>
internal readonly record struct WaitingEntry(long RankTicks, long Arrival) : IComparable<WaitingEntry>
{
    public static WaitingEntry Of(ContactState contact) => new(contact.Rank.UtcTicks, contact.Arrival);

    public int CompareTo(WaitingEntry other) =>
        RankTicks != other.RankTicks ? RankTicks.CompareTo(other.RankTicks) : Arrival.CompareTo(other.Arrival);
}
