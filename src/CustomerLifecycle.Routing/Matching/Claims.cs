using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>The one path by which a contact comes to an agent, so that everybody obeys the same limits: automatic routing, claims by
/// hand, transfers and bots.</summary>
internal static class Claims
{
    /// <summary>Every reason why the agent cannot be given the contact now; empty = it can.</summary>
    public static IEnumerable<RejectionReason> Obstacles(ContactState contact, AgentState agent, ClaimKind kind)
    {
        if (!agent.IsSignedIn)
        {
            yield return RejectionReason.NotSignedIn;
        }
        else if (agent.Presence != AgentPresence.Available && !(kind == ClaimKind.ByHand && agent.Presence == AgentPresence.Busy))
        {
            yield return RejectionReason.NotAvailable;
        }

        if (AgentRoom.CostOf(agent.Profile, contact.Request.Channel) is null)
        {
            yield return RejectionReason.ChannelNotServed;
        }
        else if (!AgentRoom.Fits(agent, contact.Request.Channel))
        {
            yield return RejectionReason.NoCapacity;
        }

        bool named = kind == ClaimKind.Named || (contact.Hold is { Unconditional: true } hold && hold.Agent == agent.Id);
        if (!named && agent.MembershipOf(contact.Queue) is null)
        {
            yield return RejectionReason.NotInQueue;
        }

        if (!named && kind == ClaimKind.Automatic && !contact.Requirement.Skills.All(s => s.IsMetBy(agent.Profile)))
        {
            yield return RejectionReason.MissingSkill;
        }

        if (kind == ClaimKind.Automatic ? contact.Excludes(agent.Id) : contact.Request.ExcludedAgents.Contains(agent.Id))
        {
            yield return RejectionReason.Excluded;
        }

        if (kind == ClaimKind.Automatic && contact.Hold is { } kept && kept.Agent != agent.Id)
        {
            yield return RejectionReason.HeldForAnother;
        }
    }

    public static RoutingOutcome? Refuse(ContactState contact, AgentState agent, ClaimKind kind)
    {
        foreach (var reason in Obstacles(contact, agent, kind))
        {
            string why = reason switch
            {
                RejectionReason.NotSignedIn => "is not signed in; sign the agent in first",
                RejectionReason.NotAvailable => $"is {agent.Presence}; set the presence to Available first",
                RejectionReason.ChannelNotServed => $"does not serve the channel '{contact.Request.Channel}'; add it to the agent's capacity",
                RejectionReason.NoCapacity => $"has no room for another '{contact.Request.Channel}' contact; complete or close one first",
                RejectionReason.NotInQueue => $"does not serve the queue '{contact.Queue}'; sign the agent in to it, or transfer the contact",
                RejectionReason.Excluded => "is excluded from this contact; choose another agent",
                _ => $"cannot take it ({reason})",
            };
            return RoutingOutcome.Rejected(reason, $"Agent '{agent.Id}' cannot have contact '{contact.Id}': the agent {why}.", contact.Id);
        }

        return null;
    }

    public static void Claim(Deliberation deliberation, ContactState contact, AgentState agent, ClaimKind kind)
    {
        // The index must never know better than the limits themselves.
        if (Obstacles(contact, agent, kind).Cast<RejectionReason?>().FirstOrDefault() is { } obstacle)
        {
            throw new InvalidOperationException($"The match index offered contact '{contact.Id}' to agent '{agent.Id}' in spite of {obstacle}.");
        }

        int cost = AgentRoom.CostOf(agent.Profile, contact.Request.Channel)!.Value;
        var queue = deliberation.State.Queue(contact.Queue)!;
        if (kind == ClaimKind.ByHand || queue.AutoAccept || agent.Profile.IsBot)
        {
            deliberation.Emit(new AgentAssigned { Contact = contact.Id, Agent = agent.Id, Cost = cost, ByHand = kind == ClaimKind.ByHand });
        }
        else
        {
            deliberation.Emit(new OfferMade { Contact = contact.Id, Agent = agent.Id, Cost = cost, ExpiresAt = deliberation.Now + queue.OfferTimeout });
        }
    }
}
