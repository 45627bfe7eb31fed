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
            case OfferMade e:
                Take(state, contact, e, e.Agent, e.Cost, isTurn: true, offerExpiresAt: e.ExpiresAt);
                break;
            case AgentAssigned e:
                Take(state, contact, e, e.Agent, e.Cost, isTurn: !e.ByHand, offerExpiresAt: null);
                break;
            case OfferAccepted e:
                state.Put(contact with { Status = ContactStatus.Assigned, AssignedAt = e.At, OfferExpiresAt = null });
                state.Put(state.Agent(e.Agent)! with { Missed = 0 });
                break;
            case WorkCompleted e:
                state.Put(contact with { Status = ContactStatus.WrapUp, CompletedAt = e.At, WrapUpUntil = e.WrapUpUntil });
                break;
            case CustomerAway e:
                Release(state, contact, e.At);
                state.Put(WithoutAgent(contact) with { Status = ContactStatus.Away, AwaySince = e.At, AwayUntil = e.Until });
                break;
            case WorkClosed or CustomerLeft:
                Release(state, contact, fact.At);
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
        if (contact.IsHeld)
        {
            var agent = state.Agent(contact.Agent!.Value)!;
            state.Put(AgentRoom.Release(agent, contact.Request.Channel, contact.Cost, at, missed, AgentWork.WithSpan(state, agent, contact.AssignedAt, at)));
        }
    }

    private static void Take(
        PoolState state, ContactState contact, RoutingEvent fact, AgentId id, int cost, bool isTurn, DateTimeOffset? offerExpiresAt)
    {
        var agent = state.Agent(id)!;
        var turns = isTurn ? WithTurn(agent.Turns, new AgentTurn(contact.Queue, fact.Sequence)) : agent.Turns;
        var taken = AgentRoom.Take(agent, contact.Request.Channel, cost, fact.At, turns);
        state.Put(isTurn && state.Queue(contact.Queue)!.Strategy == RoutingStrategy.Weighted ? taken with { Passes = WithStep(agent, contact.Queue) } : taken);
        state.Put(contact with
        {
            Status = offerExpiresAt is null ? ContactStatus.Assigned : ContactStatus.Offered,
            Agent = id,
            Cost = cost,
            Hold = null,
            // A contact claimed before its agreed instant has not waited.
            EligibleSince = contact.EligibleSince < fact.At ? contact.EligibleSince : fact.At,
            OfferSequence = fact.Sequence,
            OfferedAt = fact.At,
            OfferExpiresAt = offerExpiresAt,
            AssignedAt = offerExpiresAt is null ? fact.At : null,
        });
    }

    /// <summary>The turns in ordinal order of their queues, with one of them moved on.</summary>
    private static IReadOnlyList<AgentTurn> WithTurn(IReadOnlyList<AgentTurn> turns, AgentTurn turn) =>
        turns.Count == 0 || (turns.Count == 1 && turns[0].Queue == turn.Queue)
            ? [turn]
            : [.. turns.Where(t => t.Queue != turn.Queue).Append(turn).OrderBy(t => t.Queue.Value, StringComparer.Ordinal)];

    /// <summary>The passes in ordinal order of their queues, one of them a step further.</summary>
    private static IReadOnlyList<AgentPass> WithStep(AgentState agent, QueueId queue)
    {
        // Somebody who is not of the queue was handed the contact by name; nobody is owed anything for that.
        if (agent.MembershipOf(queue) is not { } membership)
        {
            return agent.Passes;
        }

        var pass = new AgentPass(queue, agent.PassIn(queue) + (AgentPass.Stride / Math.Max(AgentQueue.DefaultWeight, membership.Weight)));
        return [.. agent.Passes.Where(p => p.Queue != queue).Append(pass).OrderBy(p => p.Queue.Value, StringComparer.Ordinal)];
    }

    private static void Requeue(PoolState state, ContactState contact, ContactRequeued e)
    {
        Release(state, contact, e.At, missed: e.Reason == RequeueReason.Expired);
        WaitingEvolution.Wait(state, WithoutAgent(contact) with
        {
            // What was in progress starts a new wait for the queue's overflow rules; a mere offer does not.
            QueuedAt = contact.Status == ContactStatus.Offered ? contact.QueuedAt : e.At,
            Backoffs = WithBackoff(contact, e.Agent, e.RetryAt, e.At),
        });
    }

    public static ContactState WithoutAgent(ContactState contact) => contact with
    {
        Agent = null,
        Cost = 0,
        OfferedAt = null,
        OfferExpiresAt = null,
        AssignedAt = null,
        CompletedAt = null,
        WrapUpUntil = null,
    };

    public static IReadOnlyList<OfferBackoff> WithBackoff(ContactState contact, AgentId agent, DateTimeOffset? retryAt, DateTimeOffset at)
    {
        var others = contact.Backoffs.Where(b => b.Agent != agent);
        return retryAt is { } until && until > at ? [.. others, new OfferBackoff(agent, until)] : [.. others];
    }
}
