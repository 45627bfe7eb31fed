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

    private readonly RoutingPool _pool = new();
    private readonly ContactId[] _ids;
    private readonly Queue<(ContactId Contact, AgentId Agent)> _busy = new();
    private readonly SkillRequirement[][] _requirements;
    private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private int _next;

    internal DecideLoad(int agents, int waiting, RoutingStrategy strategy = RoutingStrategy.LongestIdle)
    {
        _pool.Execute(new ConfigureQueue { Queue = new QueueDefinition { Id = Line, Strategy = strategy, AutoAccept = true, WrapUp = TimeSpan.Zero } }, _now);
        _requirements = [.. from skill in Enumerable.Range(0, Skills) from level in new[] { 1, 50 } select new[] { SkillRequirement.AtLeast(Skill(skill), level) }];
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

    /// <summary>Does so many decisions, two for each contact.</summary>
    internal void Run(int decisions)
    {
        for (int i = 0; i < decisions; i += 2)
        {
            Enqueue();
            Complete();
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
}
