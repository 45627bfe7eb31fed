namespace CustomerLifecycle.Tickets;

/// <summary>The place of a ticket in the order of a query.</summary>
/// <param name="Urgency">0 for the most urgent priority; the same for all where priorities do not matter.</param>
/// <param name="At">The instant that counts.</param>
/// <param name="CreatedAt">Tells apart what is equal so far.</param>
/// <param name="Id">Tells apart the rest.</param>
internal readonly record struct TicketSortKey(int Urgency, DateTimeOffset At, DateTimeOffset CreatedAt, string Id) : IComparable<TicketSortKey>
{
    public static TicketSortKey Of(TicketCursor cursor, TicketQuery query) =>
        new(cursor.Order == TicketOrder.Priority ? UrgencyOf(cursor.Priority!, query.PriorityOrder) : 0, cursor.At, cursor.CreatedAt, cursor.Id.Value);

    /// <summary>0 for the last of the priorities, which is the most urgent; their number for one that is not among them.</summary>
    public static int UrgencyOf(string priority, IReadOnlyList<string> priorities)
    {
        for (int i = priorities.Count - 1; i >= 0; i--)
        {
            if (priorities[i] == priority)
            {
                return priorities.Count - 1 - i;
            }
        }

        return priorities.Count;
    }

    public int CompareTo(TicketSortKey other)
    {
        int order = Urgency.CompareTo(other.Urgency);
        order = order != 0 ? order : At.CompareTo(other.At);
        order = order != 0 ? order : CreatedAt.CompareTo(other.CreatedAt);
        return order != 0 ? order : string.CompareOrdinal(Id, other.Id);
    }
}
