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
                var before = state.Agent(e.Agent.Id) ?? new AgentState { Profile = e.Agent, LastOfferAt = e.At };
                state.Put(WithPresence(before with { Profile = e.Agent, IsSignedIn = true }, e.Presence, e.AuxCode, e.At));
                break;
            case AgentSignedOut e:
                state.Put(WithPresence(state.Agent(e.Agent)! with { IsSignedIn = false }, AgentPresence.Offline, null, e.At));
                break;
            case PresenceChanged e:
                state.Put(WithPresence(state.Agent(e.Agent)!, e.Presence, e.AuxCode, e.At));
                break;
            default:
                throw new UnreachableException(fact.GetType().Name);
        }
    }

    private static AgentState WithPresence(AgentState agent, AgentPresence presence, string? auxCode, DateTimeOffset at)
    {
        bool becomesAvailable = presence == AgentPresence.Available && agent.Presence != AgentPresence.Available;
        return agent with
        {
            Presence = presence,
            AuxCode = auxCode,
            PresenceSince = agent.Presence == presence && agent.AuxCode == auxCode && agent.PresenceSince != default ? agent.PresenceSince : at,
            IdleSince = becomesAvailable ? at : agent.IdleSince,
            Missed = becomesAvailable ? 0 : agent.Missed,
        };
    }
}
