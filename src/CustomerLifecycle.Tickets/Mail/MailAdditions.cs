namespace CustomerLifecycle.Tickets;

/// <summary>Puts mails on tickets that are there, and has them taken up again: both or neither.</summary>
internal sealed class MailAdditions(TicketDecider decider, TicketCommandRunner commands, TicketReplies replies, TicketMailOptions options)
{
    /// <returns>What was done. The refusal says why the ticket was not taken up again; of a rejected result it says that the mail needs a ticket of
    /// its own, for on one that stays done nobody would see it.</returns>
    public async Task<(TicketResult Result, TicketRefusal? NotReopened)> AddAsync(
        MailDelivery delivery, MailDecision decision, TicketId ticket, CancellationToken cancellationToken)
    {
        TicketRefusal? refused = null;
        AddComment comment = delivery.Comment(decision, ticket);
        bool isCustomers = decision.Kind == MailDecisionKind.FollowUp && delivery.Command.Agent is null;
        TicketResult result = await commands.ChangeAsync(
            "comment",
            comment,
            async (current, now, token) =>
            {
                refused = null;
                if (!decision.Reopens || current.IsOpen)
                {
                    return await replies.DecideAsync(current, comment, options.AnsweredTriggers, now, token).ConfigureAwait(false);
                }

                TicketDecision reopened = await ReopenAsync(delivery, decision, current, now, token).ConfigureAwait(false);
                refused = reopened.Refusals is [var refusal, ..] ? refusal : null;
                return refused is null ? reopened.Then(decider.Comment(reopened.After!, comment, now))
                    : isCustomers ? reopened
                    : decider.Comment(current, comment, now);
            },
            cancellationToken).ConfigureAwait(false);
        return (result, refused);
    }

    private async ValueTask<TicketDecision> ReopenAsync(
        MailDelivery delivery, MailDecision decision, Ticket ticket, DateTimeOffset now, CancellationToken cancellationToken)
    {
        string? trigger = options.ReopenTriggers.FirstOrDefault(decider.PermittedTriggers(ticket, permissions: null).Contains);
        return trigger is null
            ? TicketDecision.Refuse(TicketRefusalCodes.NotPermitted, $"None of {string.Join(", ", options.ReopenTriggers)} is permitted in the state '{ticket.State}'.")
            : await commands.JudgeAsync(decider.Fire(ticket, delivery.Fire(decision, ticket.Id, trigger), now), cancellationToken).ConfigureAwait(false);
    }
}
