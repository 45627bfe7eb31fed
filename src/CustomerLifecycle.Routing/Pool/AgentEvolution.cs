using System.Diagnostics;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

internal static class AgentEvolution
{
    public static void Apply(PoolState state, RoutingEvent fact)
    {
        switch (fact)
        {
            case AgentSignedIn e:
                var before = state.Agent(e.Agent.Id) ?? new AgentState { Profile = e.Agent, LastOfferAt = e.At, Arrival = e.Sequence };
                var signedIn = before with { Profile = e.Agent, IsSignedIn = true, HeartbeatDueAt = e.At + e.Agent.HeartbeatTimeout };
                state.Put(WithPresence(state, AgentRoom.Limit(signedIn, e.At), e.Presence, e.AuxCode, e.At));
                break;
            case AgentSignedOut e:
                state.Put(WithPresence(state, state.Agent(e.Agent)! with { IsSignedIn = false, HeartbeatDueAt = null }, AgentPresence.Offline, null, e.At));
                break;
            case PresenceChanged e:
                state.Put(WithPresence(state, state.Agent(e.Agent)!, e.Presence, e.AuxCode, e.At));
                break;
            case AgentsAlive e:
                foreach (var id in e.Agents)
                {
                    var agent = state.Agent(id)!;
                    state.Put(agent with { HeartbeatDueAt = e.At + agent.Profile.HeartbeatTimeout });
                }

                break;
            case RateLimitEnded e:
                state.Put(AgentRoom.Limit(state.Agent(e.Agent)!, e.At));
                break;
            default:
                throw new UnreachableException(fact.GetType().Name);
        }
    }

    private static AgentState WithPresence(PoolState state, AgentState agent, AgentPresence presence, string? auxCode, DateTimeOffset at)
    {
        bool becomesAvailable = presence == AgentPresence.Available && agent.Presence != AgentPresence.Available;
        return agent with
        {
            Presence = presence,
            AuxCode = auxCode,
            PresenceSince = agent.Presence == presence && agent.AuxCode == auxCode && agent.PresenceSince != default ? agent.PresenceSince : at,
            IdleSince = becomesAvailable ? at : agent.IdleSince,
            Missed = becomesAvailable ? 0 : agent.Missed,
            Passes = becomesAvailable ? Levelled(state, agent) : agent.Passes,
        };
    }

    // Whoever comes back starts level with the one who is furthest behind, and does not make up for the time away.
    private static IReadOnlyList<AgentPass> Levelled(PoolState state, AgentState agent)
    {
        List<AgentPass>? passes = null;
        foreach (var membership in agent.Profile.Queues)
        {
            if (state.Queue(membership.Queue) is not { Strategy: RoutingStrategy.Weighted } queue)
            {
                continue;
            }

            long? least = null;
            foreach (var other in state.Agents)
            {
                if (other.Id != agent.Id && other.Presence == AgentPresence.Available && other.MembershipOf(queue.Id) is not null
                    && !(other.PassIn(queue.Id) >= least))
                {
                    least = other.PassIn(queue.Id);
                }
            }

            if (least > agent.PassIn(queue.Id))
            {
                passes ??= [.. agent.Passes];
                passes.RemoveAll(pass => pass.Queue == queue.Id);
                passes.Add(new AgentPass(queue.Id, least.Value));
            }
        }

        return passes is null ? agent.Passes : [.. passes.OrderBy(pass => pass.Queue.Value, StringComparer.Ordinal)];
    }
}
