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
                SignIn(state, e);
                break;
            case AgentSignedOut e:
                var leaver = state.Change(state.Agent(e.Agent)!);
                (leaver.IsSignedIn, leaver.HeartbeatDueAt) = (false, null);
                SetPresence(state, leaver, AgentPresence.Offline, null, e.At);
                break;
            case PresenceChanged e:
                SetPresence(state, state.Change(state.Agent(e.Agent)!), e.Presence, e.AuxCode, e.At);
                break;
            case AgentsAlive e:
                foreach (var id in e.Agents)
                {
                    var alive = state.Change(state.Agent(id)!);
                    alive.HeartbeatDueAt = e.At + alive.Profile.HeartbeatTimeout;
                }

                break;
            case RateLimitEnded e:
                AgentRoom.Limit(state.Change(state.Agent(e.Agent)!), e.At);
                break;
            default:
                throw new UnreachableException(fact.GetType().Name);
        }
    }

    private static void SignIn(PoolState state, AgentSignedIn e)
    {
        var agent = state.Agent(e.Agent.Id);
        if (agent is null)
        {
            agent = new AgentState { Profile = e.Agent, LastOfferAt = e.At, Arrival = e.Sequence };
            state.Add(agent);
        }

        state.Change(agent);
        (agent.Profile, agent.IsSignedIn, agent.HeartbeatDueAt) = (e.Agent, true, e.At + e.Agent.HeartbeatTimeout);
        AgentRoom.Limit(agent, e.At);
        SetPresence(state, agent, e.Presence, e.AuxCode, e.At);
    }

    private static void SetPresence(PoolState state, AgentState agent, AgentPresence presence, string? auxCode, DateTimeOffset at)
    {
        bool becomesAvailable = presence == AgentPresence.Available && agent.Presence != AgentPresence.Available;
        if (agent.Presence != presence || agent.AuxCode != auxCode || agent.PresenceSince == default)
        {
            agent.PresenceSince = at;
        }

        (agent.Presence, agent.AuxCode) = (presence, auxCode);
        if (becomesAvailable)
        {
            (agent.IdleSince, agent.Missed) = (at, 0);
            Level(state, agent);
        }
    }

    // Whoever comes back starts level with the one who is furthest behind, and does not make up for the time away.
    private static void Level(PoolState state, AgentState agent)
    {
        List<AgentPass>? passes = null;
        foreach (var membership in agent.Profile.Queues)
        {
            if (state.Queue(membership.Queue) is not { Strategy: RoutingStrategy.Weighted } queue)
            {
                continue;
            }

            long? least = null;
            foreach (var other in state.Index.QueueOf(queue.Id).Agents)
            {
                if (other != agent && other.Presence == AgentPresence.Available && !(other.PassIn(queue.Id) >= least))
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

        if (passes is not null)
        {
            // The indexes have looked at the agent to find the others.
            state.Change(agent).Passes = [.. passes.OrderBy(pass => pass.Queue.Value, StringComparer.Ordinal)];
        }
    }
}
