namespace CustomerLifecycle.Tickets;

/// <summary>What a query means, in memory.</summary>
internal static class TicketMatch
{
    public static bool Is(Ticket ticket, TicketQuery query) =>
        (query.Number is null || query.Number == ticket.Number)
        && (query.Categories.Count == 0 || query.Categories.Contains(ticket.Category))
        && (query.States.Count == 0 || query.States.Contains(ticket.State))
        && (query.Type is null || query.Type == ticket.Type)
        && (query.Group is null || query.Group == ticket.Group)
        && (query.Assignee is null || query.Assignee == ticket.Assignee)
        && (query.Unassigned is null || query.Unassigned == ticket.Assignee is null)
        && (query.Priority is null || query.Priority == ticket.Priority)
        && (query.Customer is null || query.Customer == ticket.Customer)
        && (query.Reason is null || query.Reason == ticket.Reason)
        && query.Tags.All(ticket.Tags.Contains)
        && IsWithin(ticket.CreatedAt, query.CreatedFrom, query.CreatedBefore)
        && IsWithin(ticket.UpdatedAt, query.UpdatedFrom, query.UpdatedBefore)
        && IsWithin(ticket.DueAt, query.DueFrom, query.DueBefore);

    public static IEnumerable<TicketCount> InOrder(IEnumerable<TicketCount> counts) => counts
        .OrderBy(count => count.Category)
        .ThenBy(count => count.Group, StringComparer.Ordinal)
        .ThenBy(count => count.Assignee?.Value, StringComparer.Ordinal)
        .ThenBy(count => count.Priority, StringComparer.Ordinal);

    private static bool IsWithin(DateTimeOffset? at, DateTimeOffset? from, DateTimeOffset? before) =>
        (from is null || at >= from) && (before is null || at < before);
}
