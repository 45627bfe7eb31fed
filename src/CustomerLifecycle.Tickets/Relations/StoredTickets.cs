namespace CustomerLifecycle.Tickets;

/// <summary>Tickets found by what other tickets say of them.</summary>
internal static class StoredTickets
{
    /// <summary>A ticket that another is linked with.</summary>
    /// <exception cref="InvalidOperationException">The store has lost it.</exception>
    public static async ValueTask<Ticket> RequireAsync(this ITicketStore store, TenantId tenant, TicketId id, CancellationToken cancellationToken) =>
        await store.GetAsync(tenant, id, cancellationToken).ConfigureAwait(false)
        ?? throw new InvalidOperationException($"The ticket {id} is linked but not stored. Tickets are never removed; restore it.");

    /// <summary>The ticket that goes on after all merges: the ticket itself when it was not merged.</summary>
    public static async ValueTask<Ticket> GetMergeRootAsync(this ITicketStore store, Ticket ticket, CancellationToken cancellationToken)
    {
        HashSet<TicketId> passed = [ticket.Id];
        while (ticket.MergedInto is { } into)
        {
            ticket = passed.Add(into)
                ? await store.RequireAsync(ticket.Tenant, into, cancellationToken).ConfigureAwait(false)
                : throw new InvalidOperationException($"The tickets {string.Join(", ", passed)} are merged in a circle, which no command does. Restore them.");
        }

        return ticket;
    }
}
