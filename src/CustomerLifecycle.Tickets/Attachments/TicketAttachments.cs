namespace CustomerLifecycle.Tickets;

/// <summary>Has attachments decided and stored.</summary>
internal sealed class TicketAttachments(TicketCommandRunner commands) : ITicketAttachments
{
    public Task<TicketResult> AttachAsync(AttachToTicket command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("attach", command, (ticket, now) => AttachmentDecider.Attach(ticket, command, now), cancellationToken);

    public Task<TicketResult> DetachAsync(DetachFromTicket command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("detach", command, (ticket, now) => AttachmentDecider.Detach(ticket, command, now), cancellationToken);
}
