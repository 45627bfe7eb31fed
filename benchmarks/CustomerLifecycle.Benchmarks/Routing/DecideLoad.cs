using System.Diagnostics;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Benchmarks.Routing;

/// <summary>A steady load on one pool: a contact comes in, and the oldest one in progress is completed.</summary>
internal sealed class DecideLoad
{
    internal const int Skills = 20;
    private const int SkillsOfAnAgent = 4;
    private static readonly QueueId Line = new("line");

    private readonly RoutingPool _pool = new(new RoutingPoolOptions { Scorers = [new Open()] });
    private readonly ContactId[] _ids;
    private readonly Queue<(ContactId Contact, AgentId Agent)> _busy = new();
    private readonly SkillRequirement[][] _requirements;
    private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private int _next;

    internal DecideLoad(DecideCase size)
    {
        (int agents, int waiting) = (size.Agents, size.Waiting);
        _pool.Execute(
            new ConfigureQueue
            {
                Queue = new QueueDefinition
                {
                    Id = Line,
                    Strategy = size.Strategy,
                    Scorer = size.Strategy == RoutingStrategy.Custom ? nameof(Open) : null,
                    AutoAccept = true,
                    WrapUp = TimeSpan.Zero,
                },
            },
            _now);
        _requirements = [.. Requirements(size.Signatures)];
        for (int i = 0; i < agents; i++)
        {
            _pool.Execute(new SignInAgent { Agent = Agent(i) }, _now);
        }

        int inProgress = waiting > 0 ? agents : agents / 2;
        _ids = [.. Enumerable.Range(0, (2 * (agents + waiting)) + 1_000_000).Select(i => new ContactId("c" + i))];
        while (_busy.Count < inProgress)
        {
            Enqueue();
        }

        for (int i = 0; i < waiting; i++)
        {
            Enqueue();
        }
    }

    internal static string Skill(int number) => "skill-" + number;

    internal static AgentProfile Agent(int number) => new()
    {
        Id = new AgentId("agent-" + number),
        Capacity = AgentCapacity.Of(1),
        Queues = [new AgentQueue { Queue = Line }],
        Skills = Enumerable.Range(0, SkillsOfAnAgent).ToDictionary(i => Skill((number + (i * 7)) % Skills), i => 1 + ((number * 31 + i * 17) % 100)),
    };

    /// <summary>Does so many decisions, two for each contact, and tells how long each took.</summary>
    internal void Run(int decisions, long[]? ticks = null)
    {
        for (int i = 0; i < decisions; i += 2)
        {
            long start = Stopwatch.GetTimestamp();
            Enqueue();
            long between = Stopwatch.GetTimestamp();
            Complete();
            if (ticks is not null)
            {
                (ticks[i], ticks[i + 1]) = (between - start, Stopwatch.GetTimestamp() - between);
            }
        }
    }

    /// <summary>40: each skill at the levels 1 and 50. More: each at as many levels up to 50 as it takes, half of them together with a
    /// second skill.</summary>
    private static IEnumerable<SkillRequirement[]> Requirements(int signatures)
    {
        int levels = signatures / (2 * Skills);
        foreach (int skill in Enumerable.Range(0, Skills))
        {
            if (levels == 1)
            {
                yield return [SkillRequirement.AtLeast(Skill(skill), 1)];
                yield return [SkillRequirement.AtLeast(Skill(skill), 50)];
                continue;
            }

            foreach (int level in Enumerable.Range(1, levels))
            {
                yield return [SkillRequirement.AtLeast(Skill(skill), level)];
                yield return [SkillRequirement.AtLeast(Skill(skill), level), SkillRequirement.AtLeast(Skill((skill + 7) % Skills))];
            }
        }
    }

    private void Enqueue()
    {
        int number = _next++;
        _now = _now.AddTicks(1000);
        RoutingDecision decision = _pool.Execute(
            new EnqueueContact
            {
                Contact = new ContactRequest
                {
                    Contact = _ids[number % _ids.Length],
                    Queue = Line,
                    Channel = Channel.WebChat,
                    Steps = [new RoutingStep { Skills = _requirements[number * 13 % _requirements.Length] }],
                },
            },
            _now);
        Note(decision);
    }

    private void Complete()
    {
        _now = _now.AddTicks(1000);
        (ContactId contact, AgentId agent) = _busy.Dequeue();
        Note(_pool.Execute(new CompleteContact { Contact = contact, Agent = agent }, _now));
    }

    private void Note(RoutingDecision decision)
    {
        foreach (RoutingEvent happened in decision.Events)
        {
            if (happened is AgentAssigned assigned)
            {
                _busy.Enqueue((assigned.Contact, assigned.Agent));
            }
        }
    }

    /// <summary>Prefers whoever holds the least: the cheapest scorer there is.</summary>
    private sealed class Open : IAgentScorer
    {
        public string Name => nameof(Open);

        public double Score(AgentSnapshot agent, ContactSnapshot contact, DateTimeOffset at) => -agent.OpenContacts;
    }
}
