using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>The callbacks of a ticket. Pure.</summary>
internal static class CallbackTasks
{
    /// <summary>The callbacks with further ones; the oldest that are over make room.</summary>
    public static IReadOnlyList<CallbackTask> With(IReadOnlyList<CallbackTask> callbacks, params IReadOnlyList<CallbackTask> added)
    {
        if (added.Count == 0)
        {
            return callbacks;
        }

        List<CallbackTask> all = [.. callbacks, .. added];
        while (all.Count > CallbackTask.Maximum && all.FindIndex(callback => callback.State != CallbackState.Open) is >= 0 and int over)
        {
            all.RemoveAt(over);
        }

        return all;
    }

    /// <summary>Why a ticket can have no further callbacks; null when it can.</summary>
    public static TicketRefusal? Full(Ticket ticket, int added) => ticket.Callbacks.Count(callback => callback.State == CallbackState.Open) + added <= CallbackTask.Maximum
        ? null
        : new(TicketRefusalCodes.TooMany, $"{ticket.Number} would have more than {CallbackTask.Maximum} open callbacks. Complete or cancel some first.");

    public static bool Is(CallbackTask callback, CallbackQuery query) =>
        callback.State == query.State
        && (query.Agent is null || query.Agent == callback.Agent)
        && (query.Group is null || query.Group == callback.Group)
        && (query.Unassigned is null || query.Unassigned == callback.Agent is null)
        && (query.DueBefore is null || callback.DueAt < query.DueBefore);

    /// <summary>Over any store, by reading all tickets.</summary>
    public static async Task<IReadOnlyList<TicketCallback>> FindAsync(ITicketStore store, TenantId tenant, CallbackQuery query, CancellationToken cancellationToken)
    {
        List<TicketCallback> found = [];
        TicketQuery page = new() { Take = TicketQuery.MaximumTake };
        IReadOnlyList<Ticket> tickets;
        do
        {
            tickets = await store.QueryAsync(tenant, page, cancellationToken).ConfigureAwait(false);
            found.AddRange(from ticket in tickets from callback in ticket.Callbacks where Is(callback, query) select new TicketCallback(ticket, callback));
            page = tickets.Count > 0 ? page with { After = TicketCursor.Of(tickets[^1]) } : page;
        }
        while (tickets.Count == TicketQuery.MaximumTake);

        return
        [
            .. found.OrderBy(callback => callback.Callback.DueAt)
                .ThenBy(callback => callback.Ticket.Id.Value, StringComparer.Ordinal)
                .ThenBy(callback => callback.Callback.Id, StringComparer.Ordinal)
                .Where(callback => query.After is not { } cursor || IsAfter(callback, cursor))
                .Take(query.Take)
        ];
    }

    private static bool IsAfter(TicketCallback callback, CallbackCursor cursor)
    {
        int order = callback.Callback.DueAt.CompareTo(cursor.DueAt);
        order = order != 0 ? order : string.CompareOrdinal(callback.Ticket.Id.Value, cursor.Ticket.Value);
        return (order != 0 ? order : string.CompareOrdinal(callback.Callback.Id, cursor.Callback)) > 0;
    }
}
