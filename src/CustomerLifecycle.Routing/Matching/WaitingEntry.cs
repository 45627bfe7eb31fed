namespace CustomerLifecycle.Routing;

/// <summary>A waiting contact's place: the smallest is served first. Arrivals are unique, so the order is total.</summary>
internal readonly record struct WaitingEntry(long RankTicks, long Arrival, ContactId Contact) : IComparable<WaitingEntry>
{
    public static WaitingEntry Of(ContactState contact) => new(contact.Rank.UtcTicks, contact.Arrival, contact.Id);

    public int CompareTo(WaitingEntry other)
    {
        int order = RankTicks.CompareTo(other.RankTicks);
        return order != 0 ? order : Arrival.CompareTo(other.Arrival);
    }
}
