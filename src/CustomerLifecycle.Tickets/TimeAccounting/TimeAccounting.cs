namespace CustomerLifecycle.Tickets;

/// <summary>Has time decided and stored.</summary>
internal sealed class TimeAccounting(ITicketStore store, TicketCommandRunner commands) : ITimeAccounting
{
    public Task<TicketResult> AddTimeAsync(AddTime command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("time-add", command, (ticket, now) => TimeDecider.Add(ticket, command, now), cancellationToken);

    public Task<TicketResult> CorrectTimeAsync(CorrectTime command, CancellationToken cancellationToken = default) => commands.ChangeAsync(
        "time-correct",
        command,
        async (ticket, now, token) => TimeDecider.Correct(ticket, await store.GetTimeAsync(ticket.Tenant, ticket.Id, token).ConfigureAwait(false), command, now),
        cancellationToken);

    public Task<IReadOnlyList<TicketTimeEntry>> GetEntriesAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken = default) =>
        store.GetTimeAsync(tenant, ticket, cancellationToken);

    public Task<IReadOnlyList<TicketTimeTotal>> GetTotalsAsync(TenantId tenant, TicketTimeQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return store.SumTimeAsync(tenant, query, cancellationToken);
    }
}
