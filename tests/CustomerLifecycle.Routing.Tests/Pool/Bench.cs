using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing.Tests;

/// <summary>A pool on a test bench: a clock that is moved by hand, and every event kept.</summary>
internal sealed class Bench(RoutingPoolOptions? options = null)
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public RoutingPool Pool { get; } = new(options);

    public DateTimeOffset Now { get; private set; } = Start;

    public List<RoutingEvent> Events { get; } = [];

    public RoutingOutcome Do(RoutingCommand command)
    {
        var decision = Pool.Decide(command, Now);
        foreach (var e in decision.Events)
        {
            Pool.Apply(e);
            Events.Add(e);
        }

        return decision.Outcome;
    }

    public Bench Wait(double seconds)
    {
        Now += TimeSpan.FromSeconds(seconds);
        Do(new AdvanceTime());
        return this;
    }

    public Bench Queue(string id, Func<QueueDefinition, QueueDefinition>? set = null)
    {
        var queue = new QueueDefinition { Id = new(id) };
        Do(new ConfigureQueue { Queue = set?.Invoke(queue) ?? queue });
        return this;
    }

    public Bench Agent(string id, Func<AgentProfile, AgentProfile>? set = null, AgentPresence presence = AgentPresence.Available, string queues = "q")
    {
        var agent = new AgentProfile { Id = new(id), Queues = [.. queues.Split(' ').Select(q => new AgentQueue { Queue = new(q) })] };
        Assert.True(Do(new SignInAgent { Agent = set?.Invoke(agent) ?? agent, Presence = presence }).IsAccepted);
        return this;
    }

    public RoutingOutcome Contact(string id, Func<ContactRequest, ContactRequest>? set = null, string queue = "q")
    {
        var contact = new ContactRequest { Contact = new(id), Queue = new(queue), Channel = Channel.WebChat };
        return Do(new EnqueueContact { Contact = set?.Invoke(contact) ?? contact });
    }

    public RoutingOutcome Accept(string contact, string agent) => Do(new AcceptOffer { Contact = new(contact), Agent = new(agent) });

    public RoutingOutcome Complete(string contact, string agent) => Do(new CompleteContact { Contact = new(contact), Agent = new(agent) });

    public string? AgentOf(string contact) => Pool.Contact(new(contact))?.Agent?.Value;

    public ContactStatus? StatusOf(string contact) => Pool.Contact(new(contact))?.Status;
}
