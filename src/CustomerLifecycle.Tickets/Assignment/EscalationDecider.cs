using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Decides what an escalation does. Pure.</summary>
internal sealed class EscalationDecider(TicketCatalog catalog, TicketDecider decider)
{
    private const int MaximumLevel = 100;

    public TicketDecision Escalate(Ticket ticket, EscalateTicket command, DateTimeOffset now)
    {
        EscalationPath? path = catalog.EscalationPathFor(ticket.Type);
        if (!ticket.IsOpen)
        {
            return TicketDecision.Refuse(TicketRefusalCodes.Closed, $"{ticket.Number} is {ticket.Category}; there is nothing to escalate. Reopen it first.");
        }

        if (ticket.EscalationLevel >= (path?.Steps.Length ?? MaximumLevel))
        {
            return TicketDecision.Refuse(
                TicketRefusalCodes.EscalationExhausted,
                $"{ticket.Number} is at level {ticket.EscalationLevel}, the last{(path is null ? "" : $" of the path '{path.Name}'")}. Assign or hand it over by name.");
        }

        EscalationStep step = path?.Steps[ticket.EscalationLevel] ?? new();
        Ticket after = ticket;
        if (step.Group is { } group && group != ticket.Group)
        {
            after = decider.HandOver(after, new() { Tenant = ticket.Tenant, Ticket = ticket.Id, Actor = command.Actor, Group = group }, now).After!;
        }

        if (step.Priority is { } priority)
        {
            TicketDecision raised = decider.Update(after, new() { Tenant = ticket.Tenant, Ticket = ticket.Id, Actor = command.Actor, Priority = priority }, now);
            if (raised.Refusals.Count > 0)
            {
                return raised;
            }

            after = raised.After!;
        }

        // One step, whatever it is made of.
        after = after with { Version = ticket.Version, EscalationLevel = ticket.EscalationLevel + 1 };
        TicketEscalated told = new()
        {
            Id = default,
            Tenant = ticket.Tenant,
            OccurredAt = now,
            Ticket = ticket.Id,
            Level = after.EscalationLevel,
            Group = after.Group,
            Priority = after.Priority,
        };
        return TicketDecision.Of(TicketStep.Of(ticket, after, "escalate", now)! with { Events = [told] });
    }
}
