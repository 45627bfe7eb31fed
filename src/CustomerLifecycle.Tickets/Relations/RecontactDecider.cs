using System.Globalization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Decides what a new contact about a ticket leads to. Pure.</summary>
internal sealed class RecontactDecider(TicketCatalog catalog, TicketDecider decider)
{
    // The actions by which the history, and a repeated command, tell what was done.
    public const string ContinueAction = "contact";
    public const string ReopenAction = "contact-reopen";
    public const string RepeatAction = "repeat";

    public static RecontactOutcome? OutcomeOf(string action) => action switch
    {
        ContinueAction => RecontactOutcome.Continued,
        ReopenAction => RecontactOutcome.Reopened,
        RepeatAction => RecontactOutcome.Repeated,
        _ => null,
    };

    /// <param name="ticket">A ticket that is open.</param>
    /// <param name="written">What the customer's words on it do.</param>
    /// <param name="now">When.</param>
    public static TicketDecision Continue(Ticket ticket, TicketDecision written, DateTimeOffset now) => written.Refusals.Count > 0 ? written : written with
    {
        Steps =
        [
            written.Steps[0] with { Action = ContinueAction, Reason = "The ticket was still open.", Events = [Told(ticket, RecontactOutcome.Continued, null, null, now)] },
            .. written.Steps.Skip(1),
        ],
    };

    /// <summary>Takes a ticket that is done up again; refused, with the reason, where a repeat is to be created.</summary>
    public TicketDecision Reopen(Ticket ticket, RecontactPolicy policy, ContactAboutTicket command, DateTimeOffset now)
    {
        TimeSpan since = now - (ticket.SolvedAt ?? ticket.UpdatedAt);
        if (ticket.Category == StateCategory.Closed && !policy.ReopensClosed)
        {
            return TicketDecision.Refuse(TicketRefusalCodes.Closed, $"{ticket.Number} is closed for good.");
        }

        if (since >= policy.Window)
        {
            return TicketDecision.Refuse(TicketRefusalCodes.WindowPassed, $"{ticket.Number} was done {Words(since)} ago, not within the window of {Words(policy.Window)}.");
        }

        TicketDecision fired = decider.Fire(
            ticket, new() { Tenant = ticket.Tenant, Ticket = ticket.Id, Actor = command.Actor, Trigger = policy.Trigger, Permissions = command.Permissions }, now);
        if (fired.Refusals.Count > 0)
        {
            return fired;
        }

        string why = $"{ticket.Number} was done {Words(since)} ago, within the window of {Words(policy.Window)}.";
        return fired.Then(TicketDecision.Of(Commented(fired.After!, command, now) with
        {
            Action = ReopenAction,
            Reason = why,
            Events = [Told(ticket, RecontactOutcome.Reopened, null, policy.Name, now)],
        }));
    }

    public static CreateTicket Draft(Ticket ticket, ContactAboutTicket command) => new()
    {
        Tenant = ticket.Tenant,
        Type = ticket.Type,
        Subject = ticket.Subject,
        Description = command.Text,
        Actor = command.Actor,
        Priority = ticket.Priority,
        Group = ticket.Group,
        Customer = ticket.Customer,
        CustomerLevel = ticket.CustomerLevel,
        ContactPoint = ticket.ContactPoint,
        Contact = command.Contact,
        Conversation = command.Conversation ?? ticket.Conversation,
        Issue = ticket.Issue,
        Reason = ticket.Reason,
        Dimensions = ticket.Dimensions,
        IdempotencyKey = command.IdempotencyKey,
    };

    public static TicketDecision Repeat(Ticket ticket, TicketStep created, string policy, string why, DateTimeOffset now) => TicketLinks.Full(ticket) is { } full
        ? new() { Refusals = [full] }
        : new()
        {
            Steps =
            [
                created with { Reason = why },
                TicketStep.Of(ticket, TicketLinks.With(ticket, TicketLinkKind.RepeatedBy, created.After, now), "repeated", now)! with
                {
                    Events = [Told(ticket, RecontactOutcome.Repeated, created.After.Id, policy, now)],
                },
            ],
        };

    public RecontactPolicy PolicyFor(Ticket ticket) => catalog.RecontactPolicyFor(ticket.Type);

    private static TicketRecontacted Told(Ticket ticket, RecontactOutcome outcome, TicketId? repeat, string? policy, DateTimeOffset now) =>
        new() { Id = default, Tenant = ticket.Tenant, OccurredAt = now, Ticket = ticket.Id, Outcome = outcome, Repeat = repeat, Policy = policy };

    private static string Words(TimeSpan time) => time < TimeSpan.FromDays(1)
        ? time.ToString(@"hh\:mm", CultureInfo.InvariantCulture) + " hours"
        : time.TotalDays.ToString("0.#", CultureInfo.InvariantCulture) + " days";

    public static AddComment Comment(Ticket ticket, ContactAboutTicket command) =>
        new() { Tenant = ticket.Tenant, Ticket = ticket.Id, Actor = command.Actor, Text = command.Text, IsPublic = true };

    private TicketStep Commented(Ticket ticket, ContactAboutTicket command, DateTimeOffset now) => decider.Comment(ticket, Comment(ticket, command), now).Steps[0];
}
