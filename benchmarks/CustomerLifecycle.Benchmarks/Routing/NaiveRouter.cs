using System.Diagnostics;
using CustomerLifecycle.Routing;

namespace CustomerLifecycle.Benchmarks.Routing;

/// <summary>What one writes first: look at every agent for a contact, and at every waiting contact for an agent.</summary>
internal sealed class NaiveRouter
{
    private readonly List<Agent> _agents;
    private readonly List<(string Skill, int Level, long Since)> _waiting = [];
    private readonly Queue<Agent> _busy = new();
    private long _now;

    internal NaiveRouter(int agents, int waiting)
    {
        _agents = [.. Enumerable.Range(0, agents).Select(i => new Agent(DecideLoad.Agent(i)))];
        int inProgress = waiting > 0 ? agents : agents / 2;
        // The load is set up without deciding, or setting it up would take the longest.
        foreach (Agent agent in _agents.Take(inProgress))
        {
            agent.IsFree = false;
            _busy.Enqueue(agent);
        }

        for (int i = 0; i < waiting; i++)
        {
            _waiting.Add((DecideLoad.Skill(i % DecideLoad.Skills), 1, _now++));
        }
    }

    /// <summary>Does so many decisions, and tells how long each took.</summary>
    internal void Run(int decisions, long[]? ticks = null)
    {
        for (int i = 0; i < decisions; i += 2)
        {
            long start = Stopwatch.GetTimestamp();
            Enqueue(DecideLoad.Skill(i * 13 % DecideLoad.Skills), i % 4 < 2 ? 1 : 50);
            long between = Stopwatch.GetTimestamp();
            Complete();
            if (ticks is not null)
            {
                (ticks[i], ticks[i + 1]) = (between - start, Stopwatch.GetTimestamp() - between);
            }
        }
    }

    private void Enqueue(string skill, int level)
    {
        _now++;
        if (_agents.Where(agent => agent.IsFree && agent.Has(skill, level)).OrderBy(agent => agent.IdleSince).FirstOrDefault() is { } chosen)
        {
            chosen.IsFree = false;
            _busy.Enqueue(chosen);
        }
        else
        {
            _waiting.Add((skill, level, _now));
        }
    }

    private void Complete()
    {
        if (!_busy.TryDequeue(out Agent? agent))
        {
            return;
        }

        (agent.IsFree, agent.IdleSince) = (true, _now++);
        int next = _waiting.Select((contact, index) => (contact, index)).Where(w => agent.Has(w.contact.Skill, w.contact.Level))
            .OrderBy(w => w.contact.Since).Select(w => w.index).DefaultIfEmpty(-1).First();
        if (next >= 0)
        {
            _waiting.RemoveAt(next);
            agent.IsFree = false;
            _busy.Enqueue(agent);
        }
    }

    private sealed class Agent(AgentProfile profile)
    {
        public bool IsFree { get; set; } = true;

        public long IdleSince { get; set; }

        public bool Has(string skill, int level) => profile.Skills.TryGetValue(skill, out int own) && own >= level;
    }
}
