using System.Diagnostics;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>Several offers at once, and further agents in a contact: what they hold and how it ends.</summary>
internal static class LegEvolution
{
    public static void Apply(PoolState state, ContactRoutingEvent fact)
    {
        var contact = state.Change(state.Contact(fact.Contact)!);
        switch (fact)
        {
            case ParticipantInvited e:
                AgentRoom.Take(state.Change(state.Agent(e.Agent)!), contact.Request.Channel, e.Cost, e.At);
                contact.Legs = [.. contact.Legs, new ContactLeg(e.Agent, e.Role, e.Cost, e.At, e.ExpiresAt, e.Sequence)];
                break;
            case ParticipantJoined e:
                Join(state, contact, e);
                break;
            case ParticipantLeft e:
                End(state, contact, e.Agent, e.At);
                break;
            case OwnershipPassed e:
                Pass(state, contact, e);
                break;
            case ContactHeld e:
                contact.HeldSince = e.At;
                break;
            case ContactRetrieved e:
                (contact.HeldTotal, contact.HeldSince) = (contact.HoldUntil(e.At), null);
                break;
            default:
                throw new UnreachableException(fact.GetType().Name);
        }
    }

    /// <summary>One of several offers.</summary>
    public static void Ring(PoolState state, ContactState contact, OfferMade e)
    {
        var agent = state.Change(state.Agent(e.Agent)!);
        var leg = new ContactLeg(e.Agent, null, e.Cost, e.At, e.ExpiresAt, e.Sequence)
        {
            OfferedBefore = agent.LastOfferAt,
            TurnBefore = agent.TurnIn(contact.Queue),
            PassBefore = agent.PassIn(contact.Queue),
        };
        WorkEvolution.TakeTurn(state, agent, contact.Queue, e.Sequence);
        AgentRoom.Take(agent, contact.Request.Channel, e.Cost, e.At);
        contact.Legs = [.. contact.Legs, leg];
        contact.Rings = e.Rings;
        contact.OfferSequence = e.Sequence;
        contact.OfferedAt ??= e.At;
        contact.Status = ContactStatus.Offered;
    }

    /// <summary>The one who answered first has the contact; nobody else is the worse for having been asked.</summary>
    public static void Answer(PoolState state, ContactState contact, OfferAccepted e)
    {
        var leg = contact.LegOf(e.Agent)!;
        (contact.Agent, contact.Cost, contact.OfferedAt, contact.OfferSequence) = (leg.Agent, leg.Cost, leg.Since, leg.Sequence);
        Withdraw(state, contact, but: e.Agent, e.At);
    }

    /// <summary>Ends the offers to all agents but one without any trace.</summary>
    public static void Withdraw(PoolState state, ContactState contact, AgentId? but, DateTimeOffset at)
    {
        foreach (var leg in contact.Legs)
        {
            if (leg.Agent != but)
            {
                Withdraw(state.Change(state.Agent(leg.Agent)!), contact, leg, at);
            }
        }

        (contact.Legs, contact.Rings) = ([], 0);
    }

    /// <summary>Ends what every further agent holds.</summary>
    public static void EndAll(PoolState state, ContactState contact, DateTimeOffset at)
    {
        foreach (var leg in contact.Legs)
        {
            End(state, contact, leg, at, missed: false);
        }

        (contact.Legs, contact.Rings) = ([], 0);
    }

    /// <summary>Ends what one further agent holds.</summary>
    public static void End(PoolState state, ContactState contact, AgentId agent, DateTimeOffset at, bool missed = false)
    {
        End(state, contact, contact.LegOf(agent)!, at, missed);
        contact.Legs = [.. contact.Legs.Where(leg => leg.Agent != agent)];
    }

    private static void End(PoolState state, ContactState contact, ContactLeg leg, DateTimeOffset at, bool missed)
    {
        if (leg.Cost > 0)
        {
            var agent = state.Change(state.Agent(leg.Agent)!);
            AgentRoom.Release(agent, contact.Request.Channel, leg.Cost, at, missed);
            AgentWork.Add(state, agent, leg.ExpiresAt is null ? leg.Since : null, at);
        }
    }

    private static void Join(PoolState state, ContactState contact, ParticipantJoined e)
    {
        var before = contact.LegOf(e.Agent);
        var agent = state.Change(state.Agent(e.Agent)!);
        if (e.Cost > 0 && before is not { Cost: > 0 })
        {
            AgentRoom.Take(agent, contact.Request.Channel, e.Cost, e.At);
        }
        else if (e.Cost == 0 && before is { Cost: > 0 })
        {
            End(state, contact, before, e.At, missed: false);
        }

        var leg = new ContactLeg(e.Agent, e.Role, e.Cost, before is { ExpiresAt: null } ? before.Since : e.At, null, e.Sequence);
        contact.Legs = before is null ? [.. contact.Legs, leg] : [.. contact.Legs.Select(other => other.Agent == e.Agent ? leg : other)];
        agent.Missed = before?.ExpiresAt is null ? agent.Missed : 0;
    }

    private static void Pass(PoolState state, ContactState contact, OwnershipPassed e)
    {
        var leg = contact.LegOf(e.Agent)!;
        WorkEvolution.ReleaseOwner(state, contact, e.At, missed: false);
        contact.Legs = [.. contact.Legs.Where(other => other.Agent != e.Agent)];
        (contact.Agent, contact.Cost, contact.OfferSequence) = (leg.Agent, leg.Cost, e.Sequence);
        (contact.OfferedAt, contact.AssignedAt, contact.QueuedAt) = (e.At, e.At, e.At);
        (contact.HeldSince, contact.HeldTotal) = (null, TimeSpan.Zero);
    }

    private static void Withdraw(AgentState agent, ContactState contact, ContactLeg leg, DateTimeOffset at)
    {
        AgentRoom.Withdraw(agent, contact.Request.Channel, leg.Cost, leg.Since, leg.OfferedBefore, at);
        // Only where nothing else has happened to the agent's order since.
        if (agent.TurnIn(contact.Queue) == leg.Sequence)
        {
            WorkEvolution.MoveOn(agent, contact.Queue, leg.TurnBefore);
        }

        if (agent.PassIn(contact.Queue) > leg.PassBefore)
        {
            WorkEvolution.StepBack(agent, contact.Queue);
        }
    }
}
