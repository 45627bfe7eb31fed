using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>Offers: accept, decline, expire, claim and pull back.</summary>
internal static class OfferDecisions
{
    /// <summary>The aux code of an agent who missed too many offers.</summary>
    public const string MissedOffers = "missed-offers";

    public static RoutingOutcome? Decide(Deliberation deliberation, AcceptOffer command)
    {
        if (Offer(deliberation, command.Contact, command.Agent, out var contact) is { } refusal)
        {
            return refusal;
        }

        if (contact.Status == ContactStatus.Assigned)
        {
            ParticipantDecisions.Accept(deliberation, contact, contact.LegOf(command.Agent)!);
            return null;
        }

        var asked = contact.Holders();
        deliberation.Emit(new OfferAccepted { Contact = contact.Id, Agent = command.Agent });
        AgentDecisions.LeaveIfDrained(deliberation, asked);
        return null;
    }

    public static RoutingOutcome? Decide(Deliberation deliberation, DeclineOffer command)
    {
        if (Offer(deliberation, command.Contact, command.Agent, out var contact) is { } refusal)
        {
            return refusal;
        }

        if (contact.Status == ContactStatus.Assigned)
        {
            ParticipantDecisions.Leave(deliberation, contact, contact.LegOf(command.Agent)!);
            return null;
        }

        Requeue(deliberation, contact, command.Agent, RequeueReason.Declined, command.RetryAt?.ToUniversalTime());
        AgentDecisions.LeaveIfDrained(deliberation, command.Agent);
        return null;
    }

    public static RoutingOutcome? Decide(Deliberation deliberation, ClaimContact command)
    {
        if (deliberation.State.Contact(command.Contact) is not { } contact)
        {
            return Refusals.UnknownContact(command.Contact);
        }

        if (deliberation.State.Agent(command.Agent) is not { } agent)
        {
            return Refusals.UnknownAgent(command.Agent);
        }

        if (contact.IsHeld)
        {
            return Refusals.AnotherAgents(contact, command.Agent);
        }

        if (contact.Status is not (ContactStatus.Waiting or ContactStatus.Scheduled))
        {
            return Refusals.WrongStatus(contact, "only a contact that waits or is scheduled can be claimed.");
        }

        if (Claims.Refuse(contact, agent, ClaimKind.ByHand) is { } refusal)
        {
            return refusal;
        }

        Claims.Claim(deliberation, contact, agent, ClaimKind.ByHand, command.AssignedBy);
        return null;
    }

    public static RoutingOutcome? Decide(Deliberation deliberation, PullBackContact command)
    {
        if (deliberation.State.Contact(command.Contact) is not { } contact)
        {
            return Refusals.UnknownContact(command.Contact);
        }

        if (contact.Status is not (ContactStatus.Offered or ContactStatus.Assigned))
        {
            return Refusals.WrongStatus(contact, "only a contact that is offered or in progress can be pulled back.");
        }

        var holders = contact.Holders();
        foreach (var agent in contact.Status == ContactStatus.Offered ? contact.OfferedTo() : [contact.Agent!.Value])
        {
            Requeue(deliberation, contact, agent, RequeueReason.PulledBack, retryAt: null);
        }

        AgentDecisions.LeaveIfDrained(deliberation, holders);
        return null;
    }

    public static void Expire(Deliberation deliberation, ContactState contact, DateTimeOffset dueAt)
    {
        var agent = contact.Agent ?? contact.Legs.First(leg => leg.ExpiresAt == dueAt).Agent;
        Requeue(deliberation, contact, agent, RequeueReason.Expired, retryAt: null);
        int limit = deliberation.State.Queue(contact.Queue)!.MaxMissedOffers;
        if (limit > 0 && deliberation.State.Agent(agent) is { Presence: AgentPresence.Available } state && state.Missed >= limit)
        {
            deliberation.Emit(new PresenceChanged { Agent = agent, Presence = AgentPresence.Busy, AuxCode = MissedOffers });
        }

        AgentDecisions.LeaveIfDrained(deliberation, agent);
    }

    public static void Requeue(Deliberation deliberation, ContactState contact, AgentId agent, RequeueReason reason, DateTimeOffset? retryAt)
    {
        // An agent who left needs no pause: presence keeps the contact away.
        var pause = reason == RequeueReason.AgentLeft
            ? (DateTimeOffset?)null
            : retryAt ?? deliberation.Now + deliberation.State.Queue(contact.Queue)!.ReofferAfter;
        deliberation.Emit(new ContactRequeued { Contact = contact.Id, Agent = agent, Reason = reason, RetryAt = pause });
    }

    private static RoutingOutcome? Offer(Deliberation deliberation, ContactId id, AgentId agent, out ContactState contact)
    {
        contact = deliberation.State.Contact(id)!;
        if (contact is null)
        {
            return Refusals.UnknownContact(id);
        }

        if (contact.LegOf(agent) is { ExpiresAt: not null })
        {
            return null;
        }

        if (contact.Status != ContactStatus.Offered)
        {
            return contact.IsHeld && contact.Agent != agent
                ? Refusals.AnotherAgents(contact, agent)
                : Refusals.WrongStatus(contact, "there is no offer to answer: it expired, was taken back, or was accepted already.");
        }

        return contact.Agent == agent ? null : Refusals.AnotherAgents(contact, agent);
    }
}
