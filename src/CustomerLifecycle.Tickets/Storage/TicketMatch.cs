namespace CustomerLifecycle.Tickets;

/// <summary>What a query means, in memory.</summary>
internal static class TicketMatch
{
    public static bool Is(Ticket ticket, TicketQuery query) =>
        (query.Categories.Count == 0 || query.Categories.Contains(ticket.Category))
        && (query.Type is null || query.Type == ticket.Type)
        && (query.Group is null || query.Group == ticket.Group)
        && (query.Assignee is null || query.Assignee == ticket.Assignee)
        && (query.Unassigned is null || query.Unassigned == ticket.Assignee is null)
        && (query.Priority is null || query.Priority == ticket.Priority)
        && (query.Customer is null || query.Customer == ticket.Customer)
        && (query.Reason is null || query.Reason == ticket.Reason)
        && (query.CreatedFrom is null || ticket.CreatedAt >= query.CreatedFrom)
        && (query.CreatedBefore is null || ticket.CreatedAt < query.CreatedBefore)
        && (query.UpdatedFrom is null || ticket.UpdatedAt >= query.UpdatedFrom);

    public static bool IsAfter(Ticket ticket, TicketQuery query)
    {
        if (query.After is not { } cursor)
        {
            return true;
        }

        int order = ticket.CreatedAt.CompareTo(cursor.CreatedAt);
        order = order != 0 ? order : string.CompareOrdinal(ticket.Id.Value, cursor.Id.Value);
        return query.NewestFirst ? order < 0 : order > 0;
    }

    public static IEnumerable<TicketCount> InOrder(IEnumerable<TicketCount> counts) => counts
        .OrderBy(count => count.Category)
        .ThenBy(count => count.Group, StringComparer.Ordinal)
        .ThenBy(count => count.Assignee?.Value, StringComparer.Ordinal)
        .ThenBy(count => count.Priority, StringComparer.Ordinal);
}
