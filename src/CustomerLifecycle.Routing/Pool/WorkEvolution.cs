using System.Diagnostics;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>Offers, work and their end: what holds an agent's capacity.</summary>
internal static class WorkEvolution
{
    public static void Apply(PoolState state, ContactRoutingEvent fact)
    {
        var contact = state.Contact(fact.Contact)!;
        switch (fact)
        {
            case OfferMade { Rings: > 0 } e:
                state.Change(contact);
                LegEvolution.Ring(state, contact, e);
                break;
            case OfferMade e:
                Take(state, contact, e, e.Agent, e.Cost, isTurn: true, offerExpiresAt: e.ExpiresAt);
                break;
            case AgentAssigned e:
                Take(state, contact, e, e.Agent, e.Cost, isTurn: !e.ByHand, offerExpiresAt: null);
                break;
            case OfferAccepted e:
                state.Change(contact);
                if (contact.Rings > 0)
                {
                    LegEvolution.Answer(state, contact, e);
                }

                (contact.Status, contact.AssignedAt, contact.OfferExpiresAt) = (ContactStatus.Assigned, e.At, null);
                state.Change(state.Agent(e.Agent)!).Missed = 0;
                break;
            case WorkCompleted e:
                state.Change(contact);
                LegEvolution.EndAll(state, contact, e.At);
                (contact.Status, contact.CompletedAt, contact.WrapUpUntil) = (ContactStatus.WrapUp, e.At, e.WrapUpUntil);
                break;
            case CustomerAway e:
                Release(state, contact, e.At);
                state.Change(contact);
                ForgetAgent(contact);
                (contact.Status, contact.AwaySince, contact.AwayUntil) = (ContactStatus.Away, e.At, e.Until);
                break;
            case WorkClosed or CustomerLeft or ContactSentToPool:
                Release(state, contact, fact.At);
                if (fact is CustomerLeft && contact.Status is ContactStatus.Waiting or ContactStatus.Offered or ContactStatus.Away)
                {
                    state.ChangeFlow(contact.Queue).AddLeft((contact.AwaySince ?? fact.At) - contact.QueuedAt);
                }

                state.Remove(contact);
                break;
            case ContactRequeued e:
                Requeue(state, contact, e);
                break;
            default:
                throw new UnreachableException(fact.GetType().Name);
        }
    }

    /// <summary>Gives back what the contact holds, if anything.</summary>
    public static void Release(PoolState state, ContactState contact, DateTimeOffset at, bool missed = false)
    {
        ReleaseOwner(state, contact, at, missed);
        if (contact.Legs.Length > 0)
        {
            LegEvolution.EndAll(state, state.Change(contact), at);
        }
    }

    /// <summary>Gives back what the agent whose contact it is holds, if anything.</summary>
    public static void ReleaseOwner(PoolState state, ContactState contact, DateTimeOffset at, bool missed)
    {
        if (contact is { IsHeld: true, Agent: not null })
        {
            var agent = state.Change(state.Agent(contact.Agent!.Value)!);
            AgentRoom.Release(agent, contact.Request.Channel, contact.Cost, at, missed);
            AgentWork.Add(state, agent, contact.AssignedAt, at);
            if (contact is { AssignedAt: not null, OfferedAt: { } taken })
            {
                state.ChangeFlow(contact.Queue).AddServed(taken - contact.QueuedAt, at - taken);
            }
        }
    }

    /// <summary>Takes the agent and everything about that agent from the contact.</summary>
    public static void ForgetAgent(ContactState contact)
    {
        contact.Agent = null;
        contact.Cost = 0;
        contact.OfferedAt = null;
        contact.OfferExpiresAt = null;
        contact.AssignedAt = null;
        contact.CompletedAt = null;
        contact.WrapUpUntil = null;
        contact.HeldSince = null;
        contact.HeldTotal = TimeSpan.Zero;
    }

    /// <summary>Keeps the contact from an agent until an instant; null, or an instant that is past = no longer.</summary>
    public static void BackOff(ContactState contact, AgentId agent, DateTimeOffset? retryAt, DateTimeOffset at)
    {
        bool backsOff = retryAt is { } until && until > at;
        if (backsOff || contact.Backoffs.Length > 0)
        {
            var others = contact.Backoffs.Where(b => b.Agent != agent);
            contact.Backoffs = backsOff ? [.. others, new OfferBackoff(agent, retryAt!.Value)] : [.. others];
        }
    }

    private static void Take(
        PoolState state, ContactState contact, RoutingEvent fact, AgentId id, int cost, bool isTurn, DateTimeOffset? offerExpiresAt)
    {
        var agent = state.Change(state.Agent(id)!);
        if (isTurn)
        {
            TakeTurn(state, agent, contact.Queue, fact.Sequence);
        }

        if (contact.Legs.Length > 0)
        {
            // Others were being asked when one was found who needs no asking.
            LegEvolution.Withdraw(state, state.Change(contact), but: null, fact.At);
        }

        AgentRoom.Take(agent, contact.Request.Channel, cost, fact.At);
        state.Change(contact);
        contact.Status = offerExpiresAt is null ? ContactStatus.Assigned : ContactStatus.Offered;
        contact.Agent = id;
        contact.Cost = cost;
        contact.Hold = null;
        contact.OfferSequence = fact.Sequence;
        contact.OfferedAt = fact.At;
        contact.OfferExpiresAt = offerExpiresAt;
        contact.AssignedAt = offerExpiresAt is null ? fact.At : null;
        if (contact.EligibleSince > fact.At)
        {
            // A contact claimed before its agreed instant has not waited.
            contact.EligibleSince = fact.At;
        }
    }

    /// <summary>Takes note that the agent was given a contact of the queue in turn.</summary>
    public static void TakeTurn(PoolState state, AgentState agent, QueueId queue, long sequence)
    {
        MoveOn(agent, queue, sequence);
        if (state.Queue(queue)!.Strategy == RoutingStrategy.Weighted)
        {
            Step(agent, queue, forward: true);
        }
    }

    /// <summary>Takes the last step by weights back.</summary>
    public static void StepBack(AgentState agent, QueueId queue) => Step(agent, queue, forward: false);

    public static void MoveOn(AgentState agent, QueueId queue, long sequence)
    {
        var rounds = agent.Rounds;
        int at = 0;
        while (at < rounds.Count && rounds[at].Queue != queue && string.CompareOrdinal(rounds[at].Queue.Value, queue.Value) < 0)
        {
            at++;
        }

        var turn = new AgentTurn(queue, sequence);
        agent.Rounds = at < rounds.Count && rounds[at].Queue == queue ? rounds.With(at, turn) : rounds.Inserted(at, turn);
    }

    private static void Step(AgentState agent, QueueId queue, bool forward)
    {
        // Somebody who is not of the queue was handed the contact by name; nobody is owed anything for that.
        if (agent.MembershipOf(queue) is { } membership)
        {
            long step = AgentPass.Stride / Math.Max(AgentQueue.DefaultWeight, membership.Weight);
            var pass = new AgentPass(queue, agent.PassIn(queue) + (forward ? step : -step));
            agent.Passes = [.. agent.Passes.Where(p => p.Queue != queue).Append(pass).OrderBy(p => p.Queue.Value, StringComparer.Ordinal)];
        }
    }

    private static void Requeue(PoolState state, ContactState contact, ContactRequeued e)
    {
        if (contact.Status == ContactStatus.Offered && contact.Rings > 0)
        {
            state.Change(contact);
            LegEvolution.End(state, contact, e.Agent, e.At, missed: e.Reason == RequeueReason.Expired);
            BackOff(contact, e.Agent, e.RetryAt, e.At);
            if (contact.Legs.Length == 0)
            {
                contact.Rings = 0;
                ForgetAgent(contact);
                WaitingEvolution.Wait(state, contact);
            }

            return;
        }

        Release(state, contact, e.At, missed: e.Reason == RequeueReason.Expired);
        state.Change(contact);
        if (contact.Status != ContactStatus.Offered)
        {
            // What was in progress starts a new wait for the queue's overflow rules; a mere offer does not.
            contact.QueuedAt = e.At;
        }

        ForgetAgent(contact);
        BackOff(contact, e.Agent, e.RetryAt, e.At);
        WaitingEvolution.Wait(state, contact);
    }
}
