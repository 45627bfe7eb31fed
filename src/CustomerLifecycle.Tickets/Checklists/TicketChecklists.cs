namespace CustomerLifecycle.Tickets;

/// <summary>Has checklists decided and stored.</summary>
internal sealed class TicketChecklists(TicketCommandRunner commands) : ITicketChecklists
{
    public Task<TicketResult> AddAsync(AddChecklistItems command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("checklist-add", command, (ticket, now) => ChecklistDecider.Add(ticket, command, now), cancellationToken);

    public Task<TicketResult> CheckAsync(CheckChecklistItem command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("checklist-check", command, (ticket, now) => ChecklistDecider.Check(ticket, command.Item, command.Actor, now), cancellationToken);

    public Task<TicketResult> UncheckAsync(UncheckChecklistItem command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("checklist-uncheck", command, (ticket, now) => ChecklistDecider.Uncheck(ticket, command.Item, now), cancellationToken);

    public Task<TicketResult> RemoveAsync(RemoveChecklistItem command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("checklist-remove", command, (ticket, now) => ChecklistDecider.Remove(ticket, command, now), cancellationToken);
}
