using System.Numerics;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>The one path by which a contact comes to an agent, so that everybody obeys the same limits: automatic routing, claims by
/// hand, transfers and bots.</summary>
internal static class Claims
{
    /// <summary>Every reason why the agent cannot be given the contact now; empty = it can.</summary>
    public static IEnumerable<RejectionReason> Obstacles(ContactState contact, AgentState agent, ClaimKind kind)
    {
        for (int rest = Hindrances(contact, agent, kind); rest != 0; rest &= rest - 1)
        {
            yield return (RejectionReason)BitOperations.TrailingZeroCount(rest);
        }
    }

    /// <summary>Whether the agent can be given the contact now.</summary>
    public static bool IsFree(ContactState contact, AgentState agent, ClaimKind kind) => Hindrances(contact, agent, kind) == 0;

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
                RejectionReason.RateLimited => FormattableString.Invariant($"has had as many contacts as the rate limit allows until {agent.LimitedUntil:O}"),
                RejectionReason.Excluded => "is excluded from this contact; choose another agent",
                _ => $"cannot take it ({reason})",
            };
            return RoutingOutcome.Rejected(reason, $"Agent '{agent.Id}' cannot have contact '{contact.Id}': the agent {why}.", contact.Id);
        }

        return null;
    }

    public static void Claim(Deliberation deliberation, ContactState contact, AgentState agent, ClaimKind kind, AgentId? assignedBy = null)
    {
        // The index must never know better than the limits themselves.
        if (!IsFree(contact, agent, kind))
        {
            throw new InvalidOperationException($"The match index offered contact '{contact.Id}' to agent '{agent.Id}' in spite of {Obstacles(contact, agent, kind).First()}.");
        }

        int cost = AgentRoom.CostOf(agent.Profile, contact.Request.Channel)!.Value;
        var queue = deliberation.State.Queue(contact.Queue)!;
        if (kind == ClaimKind.ByHand || queue.AutoAccept || agent.Profile.IsBot)
        {
            deliberation.Emit(new AgentAssigned { Contact = contact.Id, Agent = agent.Id, Cost = cost, ByHand = kind == ClaimKind.ByHand, AssignedBy = assignedBy });
        }
        else
        {
            deliberation.Emit(new OfferMade
            {
                Contact = contact.Id,
                Agent = agent.Id,
                Cost = cost,
                ExpiresAt = deliberation.Now + queue.OfferTimeout,
                Rings = contact.Rings > 0 ? contact.Rings : contact.Hold is null && queue.RingAgents > 1 ? queue.RingAgents : 0,
            });
        }
    }

    // One bit for each reason, so that the answer "none" costs nothing.
    private static int Hindrances(ContactState contact, AgentState agent, ClaimKind kind)
    {
        int hindrances = 0;
        if (!agent.IsSignedIn)
        {
            hindrances |= 1 << (int)RejectionReason.NotSignedIn;
        }
        else if (agent.Presence != AgentPresence.Available && !(kind == ClaimKind.ByHand && agent.Presence == AgentPresence.Busy))
        {
            hindrances |= 1 << (int)RejectionReason.NotAvailable;
        }

        if (AgentRoom.CostOf(agent.Profile, contact.Request.Channel) is null)
        {
            hindrances |= 1 << (int)RejectionReason.ChannelNotServed;
        }
        else if (!AgentRoom.Fits(agent, contact.Request.Channel))
        {
            hindrances |= 1 << (int)RejectionReason.NoCapacity;
        }

        bool named = kind == ClaimKind.Named || (contact.Hold is { Unconditional: true } hold && hold.Agent == agent.Id);
        if (!named && agent.MembershipOf(contact.Queue) is null)
        {
            hindrances |= 1 << (int)RejectionReason.NotInQueue;
        }

        if (!named && kind == ClaimKind.Automatic)
        {
            hindrances |= Lacking(contact.Requirement, agent.Profile);
        }

        if (kind == ClaimKind.Automatic ? contact.Excludes(agent.Id) : contact.Request.ExcludedAgents.Contains(agent.Id))
        {
            hindrances |= 1 << (int)RejectionReason.Excluded;
        }

        if (agent.LimitedUntil is not null)
        {
            hindrances |= 1 << (int)RejectionReason.RateLimited;
        }

        if (kind == ClaimKind.Automatic && contact.Hold is { } kept && kept.Agent != agent.Id)
        {
            hindrances |= 1 << (int)RejectionReason.HeldForAnother;
        }

        return hindrances;
    }

    private static int Lacking(RoutingStep step, AgentProfile agent)
    {
        int lacking = step.HasSkillsOf(agent) ? 0 : 1 << (int)RejectionReason.MissingSkill;
        lacking |= step.Names(agent.Id) ? 0 : 1 << (int)RejectionReason.NotNamed;
        return step.Condition is null || step.Condition.IsMetBy(agent) ? lacking : lacking | (1 << (int)RejectionReason.ConditionNotMet);
    }
}
