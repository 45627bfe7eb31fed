using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>What is written on a ticket, and what the customer's answer does to a ticket that waits for it.</summary>
internal sealed class TicketReplies(TicketDecider decider, TicketCommandRunner commands)
{
    public const string RefusedAction = "answer-refused";

    private static readonly TicketActor Answers = TicketActor.System("answer");

    /// <summary>The comment and, when the customer answers on a ticket that is pending, the first of the triggers that the workflow permits. When
    /// that is refused the comment stands alone, and the history says why.</summary>
    public async ValueTask<TicketDecision> DecideAsync(
        Ticket ticket, AddComment command, IEnumerable<string> answeredTriggers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        TicketDecision written = decider.Comment(ticket, command, now);
        if (written.Refusals.Count > 0
            || ticket.Category != StateCategory.Pending
            || command is not { IsPublic: true, IsAutomatic: false, Actor.Kind: ParticipantKind.Customer })
        {
            return written;
        }

        Ticket after = written.After!;
        if (answeredTriggers.FirstOrDefault(decider.PermittedTriggers(after, permissions: null).Contains) is not { } trigger)
        {
            return written;
        }

        FireTrigger answered = new() { Tenant = ticket.Tenant, Ticket = ticket.Id, Actor = command.Actor, Trigger = trigger };
        TicketDecision moved = await commands.JudgeAsync(written.Then(decider.Fire(after, answered, now)), cancellationToken).ConfigureAwait(false);
        return moved.Refusals is [var refusal, ..]
            ? written.Then(TicketDecision.Of(RuleEngine.Note(after, Answers, RefusedAction, $"{refusal.Code}: {refusal.Message}", now)))
            : moved;
    }
}
