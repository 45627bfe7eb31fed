using System.Collections.Frozen;
using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Decides whether a customer is asked for a rating. Pure.</summary>
internal sealed class SatisfactionDecider(SatisfactionPolicy policy, IReadOnlyDictionary<string, BusinessCalendar> calendars, ConditionEvaluator conditions)
{
    private const string Action = "request-satisfaction";
    private const string UnknownAction = "satisfaction-unknown";

    private static readonly TicketActor Asker = TicketActor.System("satisfaction");

    private readonly FrozenDictionary<string, BusinessCalendar> _calendars = calendars.ToFrozenDictionary(StringComparer.Ordinal);

    public TimeSpan QuietPeriod => policy.QuietPeriod;

    public static bool IsAboutToAsk(Ticket ticket) => !ticket.IsOpen && ticket.MergedInto is null && (ticket.Customer is not null || ticket.ContactPoint is not null) && !(ticket.SatisfactionRequestedAt >= ticket.SolvedAt);

    /// <summary>When to ask about a ticket that was just solved.</summary>
    public DateTimeOffset DueAt(DateTimeOffset solvedAt) => InHours(solvedAt + policy.Delay) ?? solvedAt + policy.Delay;

    /// <param name="ticket">The ticket.</param>
    /// <param name="askedLately">Whether the customer was asked about another ticket within the quiet period.</param>
    /// <param name="now">When.</param>
    public TicketDecision Ask(Ticket ticket, bool askedLately, DateTimeOffset now)
    {
        if (!IsAboutToAsk(ticket) || askedLately || ticket.SatisfactionRequestedAt > now - policy.QuietPeriod
            || ticket.Tags.Intersect(policy.ExceptTags, StringComparer.Ordinal).Any() || !conditions.Holds(policy.If, ticket, now))
        {
            return TicketDecision.Nothing(ticket);
        }

        if (ticket.Customer is null)
        {
            return TicketDecision.Of(TicketStep.Of(ticket, ticket, UnknownAction, now, always: true)! with
            {
                Actor = Asker,
                Reason = "Surveys are for known customers, and the ticket has only a contact point. Give it its customer when it is known.",
            });
        }

        if (InHours(now) is not { } opening)
        {
            return TicketDecision.Nothing(ticket);
        }

        if (opening > now)
        {
            return TicketDecision.Of(TicketStep.Of(ticket, ticket, "hold-satisfaction", now, always: true)! with
            {
                Actor = Asker,
                Due = [DueChange.Schedule(SatisfactionHandler.SatisfactionKind, ticket.Id.Value, opening)],
            });
        }

        return TicketDecision.Of(TicketStep.Of(ticket, ticket with { SatisfactionRequestedAt = now }, Action, now)! with
        {
            Actor = Asker,
            Events = [new TicketSatisfactionRequested { Id = default, Tenant = ticket.Tenant, OccurredAt = now, Ticket = ticket.Id, Agent = ticket.Assignee }],
        });
    }

    private DateTimeOffset? InHours(DateTimeOffset at) => policy.Hours is { } hours ? _calendars[hours].RollForward(at) : at;
}
