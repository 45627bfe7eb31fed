using CustomerLifecycle.Events;
using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing.Tests;

/// <summary>Turns random numbers into commands for a small, crowded pool, and follows every contact by itself.</summary>
internal sealed class Trial
{
    private static readonly Channel[] Channels = [Channel.WebChat, Channel.Voice, Channel.Email];
    private static readonly string[] Skills = ["en", "fr", "oven"];
    private int _contacts;

    public Trial(RoutingPoolOptions? options = null)
    {
        Pool = new RoutingPool(options ?? Options);
        for (int i = 0; i < 3; i++)
        {
            Do(new ConfigureQueue { Queue = Queue(i, i) });
        }

        // An expert who serves no queue and is there to be asked.
        Do(new SignInAgent { Agent = new AgentProfile { Id = new("x"), Capacity = AgentCapacity.Of(4) } });
    }

    public static RoutingPoolOptions Options { get; } = new() { Scorers = [new LongNames()], Seed = 11 };

    public RoutingPool Pool { get; }

    public DateTimeOffset Now { get; private set; } = Bench.Start;

    public List<RoutingEvent> Events { get; } = [];

    public HashSet<ContactId> In { get; } = [];

    /// <summary>Called with each event just before it is applied.</summary>
    public Action<RoutingEvent>? Before { get; set; }

    public void Run(int[] numbers, Action? check = null)
    {
        foreach (int number in numbers)
        {
            Do(Command(new Digits(number)));
            check?.Invoke();
        }
    }

    /// <summary>The command that a number stands for now, which is not given.</summary>
    public RoutingCommand Peek(int number)
    {
        var (now, contacts) = (Now, _contacts);
        var command = Command(new Digits(number));
        (Now, _contacts) = (now, contacts);
        return command;
    }

    public RoutingOutcome Do(RoutingCommand command)
    {
        var decision = Pool.Decide(command, Now);
        foreach (var e in decision.Events)
        {
            Before?.Invoke(e);
            Pool.Apply(e);
            Events.Add(e);
            Follow(e);
        }

        return decision.Outcome;
    }

    private void Follow(RoutingEvent e)
    {
        if (e is ContactEnqueued enqueued)
        {
            In.Add(enqueued.Request.Contact);
        }
        else if (e is WorkClosed or CustomerLeft or ContactSentToPool or OverflowApplied { Action.Target: OverflowTarget.Reject or OverflowTarget.Message })
        {
            In.Remove(((ContactRoutingEvent)e).Contact);
        }
    }

    private RoutingCommand Command(Digits d)
    {
        Now += TimeSpan.FromSeconds(d.Next(4) == 0 ? d.Next(90) : 0);
        var agent = new AgentId("a" + d.Next(6));
        var contact = new ContactId("c" + Math.Max(0, _contacts - 1 - d.Next(12)));
        int choice = d.Next(24);
        // Most answers are about a contact that waits for them and come from the agent who has it, else little would ever be completed.
        var wanted = choice switch { 10 or 11 or 12 => ContactStatus.Offered, 13 or 14 or 20 or 21 or 22 => ContactStatus.Assigned, 15 => ContactStatus.WrapUp, _ => (ContactStatus?)null };
        if (wanted is not null && d.Next(3) != 0)
        {
            contact = Pool.State.Contacts.OrderBy(c => c.Arrival).FirstOrDefault(c => c.Status == wanted)?.Id ?? contact;
        }

        if (choice == 21 && Pool.State.Contacts.OrderBy(c => c.Arrival).FirstOrDefault(c => Colleague(c.Id) is not null) is { } shared)
        {
            contact = shared.Id;
        }

        var asked = Pool.Contact(contact);
        var holder = d.Next(5) == 0 ? agent : asked?.Agent ?? (asked is { OfferedTo: [_, ..] ringing } ? ringing[d.Next(ringing.Count)] : agent);
        return choice switch
        {
            < 6 => new EnqueueContact { Contact = Contact(d) },
            6 or 7 => new SignInAgent { Agent = Agent(agent, d), Presence = d.Next(4) == 0 ? AgentPresence.Busy : AgentPresence.Available },
            8 => new SignOutAgent { Agent = agent, RequeueContacts = d.Next(2) == 0 },
            9 => new SetAgentPresence { Agent = agent, Presence = (AgentPresence)d.Next(4) },
            10 or 11 => new AcceptOffer { Contact = contact, Agent = holder },
            12 => new DeclineOffer { Contact = contact, Agent = holder, RetryAt = d.Next(2) == 0 ? null : Now.AddSeconds(d.Next(100)) },
            13 or 14 => new CompleteContact { Contact = contact, Agent = holder },
            15 => new CloseContact { Contact = contact, Agent = holder },
            16 => d.Next(4) switch
            {
                0 => new AbandonContact { Contact = contact, ResumeWithin = TimeSpan.FromSeconds(d.Next(3) * 300) },
                1 => new ResumeContact { Contact = Pool.State.Contacts.OrderBy(c => c.Arrival).FirstOrDefault(c => c.Status == ContactStatus.Away)?.Id ?? contact },
                2 => new Heartbeat { Agents = [agent, new AgentId("a4")] },
                _ => new PullBackContact { Contact = contact },
            },
            17 => Transfer(contact, agent, d),
            18 => d.Next(2) == 0 ? new ReprioritiseContact { Contact = contact, Priority = d.Next(10) } : new ClaimContact { Contact = contact, Agent = agent },
            20 => new InviteAgent { Contact = contact, By = holder, Agent = d.Next(4) == 0 ? agent : Ready(contact) ?? agent, Role = (ParticipantRole)d.Next(2) },
            21 => d.Next(4) switch
            {
                0 or 3 => new CompleteTransfer { Contact = contact, By = holder, ToAgent = Colleague(contact) ?? agent },
                1 => new LeaveContact { Contact = contact, Agent = d.Next(2) == 0 ? holder : Colleague(contact) ?? agent },
                _ => new AcceptOffer { Contact = contact, Agent = Colleague(contact) ?? agent },
            },
            22 => d.Next(3) switch
            {
                0 => new JoinContact { Contact = contact, Agent = agent, Role = (ParticipantRole)(2 + d.Next(3)), HoldsCapacity = d.Next(2) == 0 },
                1 => new HoldContact { Contact = contact, Agent = holder },
                _ => new RetrieveContact { Contact = contact, Agent = holder },
            },
            23 => d.Next(3) switch
            {
                0 => new StartOutboundContact { Contact = Contact(d), Agent = agent },
                1 => new OpenQueue { Queue = new("q" + d.Next(3)), IsOpen = d.Next(4) != 0 },
                _ => new TransferContact { Contact = contact, ToPool = "other", ToQueue = new QueueId("q0") },
            },
            _ => d.Next(3) == 0 ? new ConfigureQueue { Queue = Queue(d.Next(3), d.Next(9)) } : new AdvanceTime(),
        };
    }

    private AgentId? Ready(ContactId contact) => Pool.State.Contact(contact) is { } found
        ? Pool.State.Agents.Where(a => AgentRoom.IsReady(a, found.Request.Channel)).MinBy(a => a.Id.Value, StringComparer.Ordinal)?.Id
        : null;

    private AgentId? Colleague(ContactId contact) =>
        Pool.State.Contact(contact)?.Legs.FirstOrDefault(leg => leg.Role is ParticipantRole.Consulted or ParticipantRole.Invited)?.Agent;

    private static TransferContact Transfer(ContactId contact, AgentId agent, Digits d) => d.Next(2) == 0
        ? new TransferContact { Contact = contact, ToQueue = new QueueId("q" + d.Next(3)) }
        : new TransferContact { Contact = contact, ToAgent = agent, Wait = TimeSpan.FromSeconds(d.Next(3) * 20) };

    private ContactRequest Contact(Digits d) => new()
    {
        Contact = new("c" + _contacts++),
        Queue = new("q" + d.Next(3)),
        Channel = Channels[d.Next(3)],
        Priority = d.Next(3) == 0 ? d.Next(10) : null,
        Attributes = new Dictionary<string, string> { ["region"] = "r" + d.Next(2) },
        Steps = d.Next(2) == 0 ? [] : [Step(d), new RoutingStep()],
        PreferredAgent = d.Next(6) == 0 ? new AgentId("a" + d.Next(6)) : null,
        PreferredWait = TimeSpan.FromSeconds(d.Next(2) * 40),
        ExcludedAgents = d.Next(8) == 0 ? [new("a" + d.Next(6))] : [],
        NotBefore = d.Next(9) == 0 ? Now.AddSeconds(d.Next(120)) : null,
    };

    private static RoutingStep Step(Digits d) => new()
    {
        Skills = [SkillRequirement.AtLeast(Skills[d.Next(3)], 1 + d.Next(80))],
        Condition = d.Next(4) switch
        {
            0 => AttributeExpression.Agent("region").Is(AttributeExpression.Contact("region")),
            1 => AttributeExpression.Agent("seniority").AtLeast(d.Next(3)),
            _ => null,
        },
        Agents = d.Next(6) == 0 ? [new("a" + d.Next(6)), new("a" + d.Next(6))] : [],
        ExpiresAfter = TimeSpan.FromSeconds(20),
    };

    private static AgentProfile Agent(AgentId id, Digits d) => new()
    {
        Id = id,
        Skills = Skills.Where(_ => d.Next(2) == 0).ToDictionary(s => s, _ => 1 + d.Next(100)),
        Attributes = d.Next(2) == 0 ? new Dictionary<string, AttributeValue>() : new Dictionary<string, AttributeValue> { ["region"] = "r" + d.Next(2), ["seniority"] = d.Next(3) },
        Queues = [.. Enumerable.Range(0, 3).Where(_ => d.Next(3) != 0).Select(i => new AgentQueue { Queue = new("q" + i), Tier = d.Next(2), Priority = d.Next(3), Weight = 1 + d.Next(4) })],
        RateLimit = id.Value == "a3" ? new AgentRateLimit { Contacts = 2, Window = TimeSpan.FromSeconds(50) } : null,
        HeartbeatTimeout = id.Value == "a4" ? TimeSpan.FromSeconds(300) : null,
        IsBot = d.Next(6) == 0,
        // An agent keeps the same capacity, so that a law about capacity is not broken by a new contract.
        Capacity = id.Value[1] % 2 == 0 ? AgentCapacity.Of(2) : new AgentCapacity
        {
            Total = 5,
            Channels = [new() { Channel = Channel.Voice, Cost = 3, Exclusive = id.Value == "a1" }, new() { Channel = Channel.WebChat, MaxConcurrent = 2, Reserved = 1 }],
        },
    };

    private static QueueDefinition Queue(int queue, int kind) => new()
    {
        Id = new("q" + queue),
        Strategy = (RoutingStrategy)kind,
        Scorer = kind == (int)RoutingStrategy.Custom ? "long-names" : null,
        AutoAccept = kind % 3 == 2,
        RingAgents = kind % 4 == 1 ? 3 : 1,
        WrapUp = TimeSpan.FromSeconds(kind % 2 * 15),
        Overflow = queue switch
        {
            0 => [OverflowRule.NoEligibleAgent(OverflowAction.ToQueue(new("q1"))), OverflowRule.WaitLongerThan(TimeSpan.FromMinutes(2), OverflowAction.ToCallback())],
            1 => [OverflowRule.QueueLongerThan(6, OverflowAction.Reject("full")), OverflowRule.WaitLongerThan(TimeSpan.FromMinutes(3), OverflowAction.ToQueue(new("q0")))],
            _ => [OverflowRule.EstimatedWaitLongerThan(TimeSpan.FromMinutes(4), OverflowAction.ToMessage()), OverflowRule.WaitLongerThan(TimeSpan.FromMinutes(1), OverflowAction.ToBot())],
        },
    };

    private sealed class LongNames : IAgentScorer
    {
        public string Name => "long-names";

        public double Score(AgentSnapshot agent, ContactSnapshot contact, DateTimeOffset at) => agent.Profile.Skills.Count - agent.OpenContacts;
    }

    /// <summary>Reads one number digit by digit; a small number gives the simplest choices, so shrinking simplifies.</summary>
    private struct Digits(int seed)
    {
        private ulong _state = (ulong)seed;

        public int Next(int below)
        {
            _state = unchecked((_state * 6364136223846793005UL) + (ulong)(seed == 0 ? 0 : 1442695040888963407L));
            return (int)((_state >> 33) % (ulong)below);
        }
    }
}
