using CustomerLifecycle.Events;
using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>Further agents in a contact: consult, invite, join, leave, and the end of a warm transfer.</summary>
internal static class ParticipantDecisions
{
    private const int MaxParticipants = 20;

    public static RoutingOutcome? Decide(Deliberation deliberation, InviteAgent command)
    {
        if (InProgress(deliberation, command.Contact, out var contact) is { } refusal)
        {
            return refusal;
        }

        if (contact.Agent != command.By && contact.LegOf(command.By) is not { ExpiresAt: null })
        {
            return Refusals.AnotherAgents(contact, command.By);
        }

        if (deliberation.State.Agent(command.Agent) is not { } agent)
        {
            return Refusals.UnknownAgent(command.Agent);
        }

        if (contact.IsPartOf(command.Agent))
        {
            return RoutingOutcome.Rejected(RejectionReason.WrongStatus, $"Agent '{command.Agent}' is in contact '{contact.Id}' already, or asked into it.", contact.Id);
        }

        if (TooMany(contact) is { } crowd)
        {
            return crowd;
        }

        if (Claims.Refuse(contact, agent, ClaimKind.Named) is { } hindered)
        {
            return hindered;
        }

        int cost = AgentRoom.CostOf(agent.Profile, contact.Request.Channel)!.Value;
        var queue = deliberation.State.Queue(contact.Queue)!;
        deliberation.Emit(queue.AutoAccept || agent.Profile.IsBot
            ? new ParticipantJoined { Contact = contact.Id, Agent = agent.Id, Role = command.Role, Cost = cost }
            : new ParticipantInvited { Contact = contact.Id, Agent = agent.Id, Role = command.Role, Cost = cost, ExpiresAt = deliberation.Now + queue.OfferTimeout });
        return null;
    }

    public static RoutingOutcome? Decide(Deliberation deliberation, JoinContact command)
    {
        if (InProgress(deliberation, command.Contact, out var contact) is { } refusal)
        {
            return refusal;
        }

        if (deliberation.State.Agent(command.Agent) is not { } agent)
        {
            return Refusals.UnknownAgent(command.Agent);
        }

        if (!agent.IsSignedIn)
        {
            return Refusals.NotSignedIn(command.Agent);
        }

        var leg = contact.LegOf(command.Agent);
        if (contact.Agent == command.Agent || leg is { ExpiresAt: not null })
        {
            return RoutingOutcome.Rejected(
                RejectionReason.WrongStatus, $"Agent '{command.Agent}' has contact '{contact.Id}', or is asked into it: answer the invitation instead.", contact.Id);
        }

        if (leg is null && TooMany(contact) is { } crowd)
        {
            return crowd;
        }

        int cost = 0;
        if (command.HoldsCapacity)
        {
            if (AgentRoom.CostOf(agent.Profile, contact.Request.Channel) is not { } units)
            {
                return Refused(RejectionReason.ChannelNotServed, "does not serve the channel; join without holding capacity");
            }

            if (leg is not { Cost: > 0 } && !AgentRoom.Fits(agent, contact.Request.Channel))
            {
                return Refused(RejectionReason.NoCapacity, "has no room for it; complete a contact first, or join without holding capacity");
            }

            cost = leg is { Cost: > 0 } ? leg.Cost : units;
        }

        if (leg is null || leg.Role != command.Role || leg.Cost != cost)
        {
            deliberation.Emit(new ParticipantJoined { Contact = contact.Id, Agent = agent.Id, Role = command.Role, Cost = cost });
            AgentDecisions.LeaveIfDrained(deliberation, agent.Id);
        }

        return null;

        RoutingOutcome Refused(RejectionReason reason, string why) =>
            RoutingOutcome.Rejected(reason, $"Agent '{command.Agent}' cannot join contact '{command.Contact}': the agent {why}.", command.Contact);
    }

    public static RoutingOutcome? Decide(Deliberation deliberation, LeaveContact command)
    {
        if (InProgress(deliberation, command.Contact, out var contact) is { } refusal)
        {
            return refusal;
        }

        if (command.By is { } by && by != command.Agent && by != contact.Agent)
        {
            return Refusals.AnotherAgents(contact, by);
        }

        if (contact.LegOf(command.Agent) is { } leg)
        {
            Leave(deliberation, contact, leg);
            return null;
        }

        if (contact.Agent != command.Agent)
        {
            return Refusals.AnotherAgents(contact, command.Agent);
        }

        return PassOn(deliberation, contact)
            ? null
            : Refusals.WrongStatus(contact, "nobody else is in it to go on: transfer it, complete it, or let a colleague join first.");
    }

    public static RoutingOutcome? Decide(Deliberation deliberation, CompleteTransfer command)
    {
        if (InProgress(deliberation, command.Contact, out var contact) is { } refusal)
        {
            return refusal;
        }

        if (contact.Agent != command.By)
        {
            return Refusals.AnotherAgents(contact, command.By);
        }

        if (contact.LegOf(command.ToAgent) is not { CanTakeOver: true })
        {
            return RoutingOutcome.Rejected(
                RejectionReason.WrongStatus, $"Agent '{command.ToAgent}' has not joined contact '{contact.Id}' as a colleague: invite the agent, and wait for the answer.", contact.Id);
        }

        deliberation.Emit(new OwnershipPassed { Contact = contact.Id, Agent = command.ToAgent, FromAgent = command.By });
        AgentDecisions.LeaveIfDrained(deliberation, command.By);
        return null;
    }

    /// <summary>The colleague who was asked in comes.</summary>
    public static void Accept(Deliberation deliberation, ContactState contact, ContactLeg leg) => deliberation.Emit(
        new ParticipantJoined { Contact = contact.Id, Agent = leg.Agent, Role = leg.Role!.Value, Cost = leg.Cost });

    public static void Leave(Deliberation deliberation, ContactState contact, ContactLeg leg)
    {
        deliberation.Emit(new ParticipantLeft { Contact = contact.Id, Agent = leg.Agent, Role = leg.Role!.Value });
        AgentDecisions.LeaveIfDrained(deliberation, leg.Agent);
    }

    /// <summary>Ends the invitations that nobody answered.</summary>
    public static void Expire(Deliberation deliberation, ContactState contact, DateTimeOffset dueAt) =>
        Leave(deliberation, contact, contact.Legs.First(leg => leg.ExpiresAt == dueAt));

    /// <summary>The contact goes to the colleague who joined first.</summary>
    /// <returns>False when nobody is there.</returns>
    public static bool PassOn(Deliberation deliberation, ContactState contact)
    {
        if (contact.Legs.Where(leg => leg.CanTakeOver).MinBy(leg => leg.Sequence) is not { } heir)
        {
            return false;
        }

        var from = contact.Agent!.Value;
        deliberation.Emit(new OwnershipPassed { Contact = contact.Id, Agent = heir.Agent, FromAgent = from });
        AgentDecisions.LeaveIfDrained(deliberation, from);
        return true;
    }

    private static RoutingOutcome? TooMany(ContactState contact) => contact.Legs.Length < MaxParticipants ? null : RoutingOutcome.Rejected(
        RejectionReason.WrongStatus, FormattableString.Invariant($"Contact '{contact.Id}' has {MaxParticipants} participants: one must leave first."), contact.Id);

    private static RoutingOutcome? InProgress(Deliberation deliberation, ContactId id, out ContactState contact)
    {
        contact = deliberation.State.Contact(id)!;
        return contact is null ? Refusals.UnknownContact(id)
            : contact.Status == ContactStatus.Assigned ? null
            : Refusals.WrongStatus(contact, "only a contact in progress has participants.");
    }
}
