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
        async (ticket, now, token) =>
        {
            IReadOnlyList<TicketComment> comments = await AllAsync(ticket, token).ConfigureAwait(false);
            TicketDecision redacted = CommentDecider.Redact(ticket, comments, command, now);
            return redacted.Steps.Count == 0 ? redacted : await WithCopiesAsync(redacted, ticket, comments.Single(comment => comment.Sequence == command.Comment), command, now, token).ConfigureAwait(false);
        },
        cancellationToken);

    public Task<TicketResult> RedactDescriptionAsync(RedactDescription command, CancellationToken cancellationToken = default) => commands.ChangeAsync(
        "description-redact",
        command,
        async (ticket, now, token) => DescriptionDecider.Redact(ticket, await store.GetHistoryAsync(ticket.Tenant, ticket.Id, token).ConfigureAwait(false), command.Actor, now),
        cancellationToken);

    // Splitting copies comments as they are: by whom and when they were written tells them.
    private async ValueTask<TicketDecision> WithCopiesAsync(
        TicketDecision decision, Ticket ticket, TicketComment original, RedactComment command, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (TicketId id in TicketLinks.Of(ticket, Events.TicketLinkKind.SplitInto))
        {
            if (decision.Steps.Any(step => step.After.Id == id))
            {
                continue;
            }

            Ticket split = await store.RequireAsync(ticket.Tenant, id, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<TicketComment> comments = await AllAsync(split, cancellationToken).ConfigureAwait(false);
            if (CopyOf(original, comments) is { } copy)
            {
                TicketDecision also = CommentDecider.Redact(split, comments, command with { Comment = copy.Sequence }, TicketStep.TimeOf(split, now));
                decision = await WithCopiesAsync(decision.Then(also), split, copy, command, now, cancellationToken).ConfigureAwait(false);
            }
        }

        return decision;
    }

    // Read after the ticket: if a comment changes in between, so does the ticket's version, and the decision is made again.
    private Task<IReadOnlyList<TicketComment>> AllAsync(Ticket ticket, CancellationToken cancellationToken) =>
        store.GetCommentsAsync(ticket.Tenant, ticket.Id, publicOnly: false, cancellationToken);

    // A copy may have been edited since; of several from one instant only the same text tells which.
    private static TicketComment? CopyOf(TicketComment original, IReadOnlyList<TicketComment> comments)
    {
        TicketComment[] candidates = [.. comments.Where(comment => comment.At == original.At && comment.Author == original.Author && comment.IsPublic == original.IsPublic && comment.RedactedAt is null)];
        return candidates.FirstOrDefault(comment => comment.Text == original.Text) ?? (candidates.Length == 1 ? candidates[0] : null);
    }
}
