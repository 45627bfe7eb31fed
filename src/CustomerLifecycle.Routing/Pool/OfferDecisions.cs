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

        deliberation.Emit(new OfferAccepted { Contact = contact.Id, Agent = command.Agent });
        return null;
    }

    public static RoutingOutcome? Decide(Deliberation deliberation, DeclineOffer command)
    {
        if (Offer(deliberation, command.Contact, command.Agent, out var contact) is { } refusal)
        {
            return refusal;
        }

        Requeue(deliberation, contact, RequeueReason.Declined, command.RetryAt?.ToUniversalTime());
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

        var agent = contact.Agent!.Value;
        Requeue(deliberation, contact, RequeueReason.PulledBack, retryAt: null);
        AgentDecisions.LeaveIfDrained(deliberation, agent);
        return null;
    }

    public static void Expire(Deliberation deliberation, ContactState contact)
    {
        var agent = contact.Agent!.Value;
        Requeue(deliberation, contact, RequeueReason.Expired, retryAt: null);
        int limit = deliberation.State.Queue(contact.Queue)!.MaxMissedOffers;
        if (limit > 0 && deliberation.State.Agent(agent) is { Presence: AgentPresence.Available } state && state.Missed >= limit)
        {
            deliberation.Emit(new PresenceChanged { Agent = agent, Presence = AgentPresence.Busy, AuxCode = MissedOffers });
        }

        AgentDecisions.LeaveIfDrained(deliberation, agent);
    }

    public static void Requeue(Deliberation deliberation, ContactState contact, RequeueReason reason, DateTimeOffset? retryAt)
    {
        // An agent who left needs no pause: presence keeps the contact away.
        var pause = reason == RequeueReason.AgentLeft
            ? (DateTimeOffset?)null
            : retryAt ?? deliberation.Now + deliberation.State.Queue(contact.Queue)!.ReofferAfter;
        deliberation.Emit(new ContactRequeued { Contact = contact.Id, Agent = contact.Agent!.Value, Reason = reason, RetryAt = pause });
    }

    private static RoutingOutcome? Offer(Deliberation deliberation, ContactId id, AgentId agent, out ContactState contact)
    {
        contact = deliberation.State.Contact(id)!;
        if (contact is null)
        {
            return Refusals.UnknownContact(id);
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
