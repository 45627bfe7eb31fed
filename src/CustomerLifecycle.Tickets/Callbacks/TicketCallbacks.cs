namespace CustomerLifecycle.Tickets;

/// <summary>Loads, decides, commits: callbacks.</summary>
internal sealed class TicketCallbacks(ITicketStore store, TicketCommandRunner commands, CallbackDecider decider) : ITicketCallbacks
{
    public Task<TicketResult> RequestCallbackAsync(RequestCallback command, CancellationToken cancellationToken = default)
    {
        string id = commands.NewId();
        return commands.ChangeAsync("callback-request", command, (ticket, now) => decider.Request(ticket, command, id, now), cancellationToken);
    }

    public Task<TicketResult> StartCallbackAsync(StartCallback command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("callback-start", command, (ticket, now) => decider.Start(ticket, command, now), cancellationToken);

    public Task<TicketResult> CompleteCallbackAsync(CompleteCallback command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("callback-complete", command, (ticket, now) => decider.Complete(ticket, command, now), cancellationToken);

    public Task<TicketResult> CancelCallbackAsync(CancelCallback command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("callback-cancel", command, (ticket, now) => CallbackDecider.Cancel(ticket, command, now), cancellationToken);

    public Task<TicketResult> AssignCallbackAsync(AssignCallback command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("callback-assign", command, (ticket, now) => CallbackDecider.Assign(ticket, command, now), cancellationToken);

    public Task<IReadOnlyList<TicketCallback>> GetCallbacksAsync(TenantId tenant, CallbackQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Take is >= 1 and <= CallbackQuery.MaximumTake
            ? store.FindCallbacksAsync(tenant, query, cancellationToken)
            : throw new ArgumentOutOfRangeException(nameof(query), query.Take, $"Take is 1 to {CallbackQuery.MaximumTake}; read further pages with After.");
    }

    public Task<TicketResult> MarkAsync(MarkCallback command, CancellationToken cancellationToken) =>
        commands.ChangeAsync("callback-due", command, (ticket, now) => decider.Mark(ticket, command, now), cancellationToken);
}
