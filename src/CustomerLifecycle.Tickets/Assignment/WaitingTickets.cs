using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>What waiting in a pool means: nobody has the ticket, its category is New or Open, and it does not go on as another one.</summary>
internal sealed class WaitingTickets(ITicketStore store, TicketCatalog catalog)
{
    private static readonly StateCategory[] Categories = [StateCategory.New, StateCategory.Open];

    public static bool IsWaiting(Ticket ticket) => ticket is { Assignee: null, MergedInto: null, Category: StateCategory.New or StateCategory.Open };

    public static bool IsWaiting(Ticket ticket, IReadOnlyList<string> groups, IReadOnlyList<string> types) =>
        IsWaiting(ticket)
        && (groups.Count == 0 || groups.Contains(ticket.Group, StringComparer.Ordinal))
        && (types.Count == 0 || types.Contains(ticket.Type, StringComparer.Ordinal));

    /// <summary>The best of the tickets that wait: by priority, then by when they are due, then by age.</summary>
    /// <param name="tenant">Whose tickets.</param>
    /// <param name="groups">The pools; empty for all.</param>
    /// <param name="types">The types; empty for all.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<IReadOnlyList<Ticket>> FindAsync(
        TenantId tenant, IReadOnlyList<string> groups, IReadOnlyList<string> types, int take, CancellationToken cancellationToken)
    {
        List<Ticket> waiting = [];
        foreach (string? group in OrAny(groups))
        {
            foreach (string? type in OrAny(types))
            {
                waiting.AddRange(await store.QueryAsync(
                    tenant,
                    new()
                    {
                        Categories = Categories,
                        Unassigned = true,
                        Group = group,
                        Type = type,
                        Order = TicketOrder.Priority,
                        PriorityOrder = catalog.Priorities,
                        Take = take,
                    },
                    cancellationToken).ConfigureAwait(false));
            }
        }

        return
        [
            .. waiting.OrderBy(ticket => TicketSortKey.UrgencyOf(ticket.Priority, catalog.Priorities))
                .ThenBy(ticket => ticket.DueAt ?? DateTimeOffset.MaxValue)
                .ThenBy(ticket => ticket.CreatedAt)
                .ThenBy(ticket => ticket.Id.Value, StringComparer.Ordinal)
                .Take(take)
        ];
    }

    private static IEnumerable<string?> OrAny(IReadOnlyList<string> names) => names.Count == 0 ? Enumerable.Repeat<string?>(null, 1) : names;
}
