using CustomerLifecycle;
using CustomerLifecycle.Routing.Decisions;

namespace LifecycleDay.Reporting;

/// <summary>Measures from routing's own events how long each agent was there and at work.</summary>
internal sealed class AgentLoadMeter
{
    private readonly SortedDictionary<string, Meter> _meters = new(StringComparer.Ordinal);
    private readonly Dictionary<ContactId, AgentId> _holders = [];

    internal void See(RoutingEvent happened)
    {
        switch (happened)
        {
            case AgentSignedIn e:
                Of(e.Agent.Id).There.Begin(e.At);
                break;
            case AgentSignedOut e:
                Of(e.Agent).There.End(e.At);
                break;
            case AgentAssigned e:
                Take(e.Contact, e.Agent, e.At);
                break;
            case OfferAccepted e:
                Take(e.Contact, e.Agent, e.At);
                break;
            case ContactRequeued or ContactHandedOn or WorkClosed:
                Release(((ContactRoutingEvent)happened).Contact, happened.At);
                break;
            default:
                break;
        }
    }

    internal IReadOnlyList<AgentLoad> LoadsUntil(DateTimeOffset end) =>
        [.. _meters.Select(entry => new AgentLoad(entry.Key, entry.Value.There.Until(end), entry.Value.Contacts, entry.Value.Busy.Until(end)))];

    private void Take(ContactId contact, AgentId agent, DateTimeOffset at)
    {
        _holders[contact] = agent;
        Meter meter = Of(agent);
        meter.Contacts++;
        if (meter.Open++ == 0)
        {
            meter.Busy.Begin(at);
        }
    }

    private void Release(ContactId contact, DateTimeOffset at)
    {
        if (_holders.Remove(contact, out AgentId agent) && --Of(agent).Open == 0)
        {
            Of(agent).Busy.End(at);
        }
    }

    private Meter Of(AgentId agent) => _meters.TryGetValue(agent.Value, out Meter? meter) ? meter : _meters[agent.Value] = new Meter();

    private sealed class Meter
    {
        public Stopwatch There { get; } = new();

        public Stopwatch Busy { get; } = new();

        public int Contacts { get; set; }

        public int Open { get; set; }
    }

    private sealed class Stopwatch
    {
        private TimeSpan _sum;
        private DateTimeOffset? _since;

        public void Begin(DateTimeOffset at) => _since ??= at;

        public void End(DateTimeOffset at)
        {
            _sum = Until(at);
            _since = null;
        }

        public TimeSpan Until(DateTimeOffset at) => _since is { } since && at > since ? _sum + (at - since) : _sum;
    }
}
