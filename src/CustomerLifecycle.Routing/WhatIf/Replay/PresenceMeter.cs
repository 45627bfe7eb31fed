using CustomerLifecycle.Events;
using CustomerLifecycle.Routing.Decisions;
using CustomerLifecycle.Routing.Simulation;

namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>Measures agents by the events of a pool, recorded or replayed alike.</summary>
internal sealed class PresenceMeter
{
    private readonly Dictionary<AgentId, Agent> _agents = [];
    private readonly Dictionary<ContactId, AgentId> _working = [];

    public void See(RoutingEvent happened)
    {
        switch (happened)
        {
            case AgentSignedIn e:
                Of(e.Agent.Id).Set(e.Presence, e.At);
                break;
            case PresenceChanged e:
                Of(e.Agent).Set(e.Presence, e.At);
                break;
            case AgentSignedOut e:
                Of(e.Agent).Set(AgentPresence.Offline, e.At);
                break;
            case AgentAssigned e:
                Begin(e.Contact, e.Agent, e.At);
                break;
            case OfferAccepted e:
                Begin(e.Contact, e.Agent, e.At);
                break;
            case WorkClosed or ContactRequeued or ContactHandedOn:
                if (_working.Remove(((ContactRoutingEvent)happened).Contact, out var agent))
                {
                    Of(agent).Work(-1, happened.At);
                }

                break;
            default:
                break;
        }
    }

    public GroupLoad Finish(DateTimeOffset to)
    {
        foreach (var agent in _agents.Values)
        {
            agent.Meter.Stop(to.UtcTicks);
        }

        return GroupLoad.Of(_agents.OrderBy(agent => agent.Key.Value, StringComparer.Ordinal).Select(agent => agent.Value.Meter));
    }

    private void Begin(ContactId contact, AgentId agent, DateTimeOffset at)
    {
        _working[contact] = agent;
        Of(agent).Work(1, at);
    }

    private Agent Of(AgentId id) => _agents.TryGetValue(id, out var agent) ? agent : _agents[id] = new Agent();

    private sealed class Agent
    {
        private AgentPresence _presence = AgentPresence.Offline;
        private int _open;

        public AgentMeter Meter { get; } = new(0);

        public void Set(AgentPresence presence, DateTimeOffset at)
        {
            _presence = presence;
            Note(at);
        }

        public void Work(int change, DateTimeOffset at)
        {
            if (change > 0)
            {
                Meter.Take(at.UtcTicks);
            }
            else
            {
                Meter.Release(at.UtcTicks);
            }

            _open += change;
            Note(at);
        }

        // A break is no time at work, unless there is work in hand.
        private void Note(DateTimeOffset at)
        {
            if (_presence is AgentPresence.Available or AgentPresence.Draining || _open > 0)
            {
                Meter.Arrive(at.UtcTicks);
            }
            else
            {
                Meter.Leave(at.UtcTicks);
            }
        }
    }
}
