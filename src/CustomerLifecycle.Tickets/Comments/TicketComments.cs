namespace CustomerLifecycle.Tickets;

/// <summary>Has changes of comments decided and stored.</summary>
internal sealed class TicketComments(ITicketStore store, TicketCommandRunner commands) : ITicketComments
{
    public Task<TicketResult> EditAsync(EditComment command, CancellationToken cancellationToken = default) => commands.ChangeAsync(
        "comment-edit",
        command,
        async (ticket, now, token) => CommentDecider.Edit(ticket, await AllAsync(ticket, token).ConfigureAwait(false), command, now),
        cancellationToken);

    public Task<TicketResult> RedactAsync(RedactComment command, CancellationToken cancellationToken = default) => commands.ChangeAsync(
        "comment-redact",
        command,
        async (ticket, now, token) => CommentDecider.Redact(ticket, await AllAsync(ticket, token).ConfigureAwait(false), command, now),
        cancellationToken);

    // Read after the ticket: if a comment changes in between, so does the ticket's version, and the decision is made again.
    private Task<IReadOnlyList<TicketComment>> AllAsync(Ticket ticket, CancellationToken cancellationToken) =>
        store.GetCommentsAsync(ticket.Tenant, ticket.Id, publicOnly: false, cancellationToken);
}
