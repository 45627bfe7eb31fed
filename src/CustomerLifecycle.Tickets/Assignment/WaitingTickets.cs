using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>What waiting in a pool means. Pure.</summary>
internal static class WaitingTickets
{
    private static readonly StateCategory[] Categories = [StateCategory.New, StateCategory.Open];

    public static bool IsWaiting(Ticket ticket) => ticket is { Assignee: null, Category: StateCategory.New or StateCategory.Open };

    /// <summary>When the first clock that runs is due.</summary>
    public static DateTimeOffset? DueAt(Ticket ticket) => ticket.Sla?.Clocks.Where(clock => !clock.IsStopped).Min(clock => clock.DueAt);

    public static bool Is(Ticket ticket, WaitingQuery query) =>
        IsWaiting(ticket)
        && (ticket.Group is null ? query.Groups.Count == 0 : query.Groups.Contains(ticket.Group, StringComparer.Ordinal))
        && (query.Types.Count == 0 || query.Types.Contains(ticket.Type, StringComparer.Ordinal));

    /// <summary>Over any store, by reading all waiting tickets.</summary>
    public static async Task<IReadOnlyList<TicketId>> FindAsync(ITicketStore store, TenantId tenant, WaitingQuery query, CancellationToken cancellationToken)
    {
        List<Ticket> waiting = [];
        TicketQuery page = new() { Categories = Categories, Unassigned = true, Take = TicketQuery.MaximumTake };
        IReadOnlyList<Ticket> tickets;
        do
        {
            tickets = await store.QueryAsync(tenant, page, cancellationToken).ConfigureAwait(false);
            waiting.AddRange(tickets.Where(ticket => Is(ticket, query)));
            page = tickets.Count > 0 ? page with { After = TicketCursor.Of(tickets[^1]) } : page;
        }
        while (tickets.Count == TicketQuery.MaximumTake);

        return
        [
            .. waiting.OrderBy(ticket => Rank(query, ticket.Priority))
                .ThenBy(ticket => DueAt(ticket) ?? DateTimeOffset.MaxValue)
                .ThenBy(ticket => ticket.CreatedAt)
                .ThenBy(ticket => ticket.Id.Value, StringComparer.Ordinal)
                .Take(query.Take)
                .Select(ticket => ticket.Id)
        ];
    }

    private static int Rank(WaitingQuery query, string priority)
    {
        int rank = query.Priorities.ToList().IndexOf(priority);
        return rank < 0 ? query.Priorities.Count : rank;
    }
}
