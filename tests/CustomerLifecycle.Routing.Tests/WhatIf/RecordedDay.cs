using CustomerLifecycle.Events;
using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;
using CustomerLifecycle.Routing.Simulation;

namespace CustomerLifecycle.Routing.Tests;

/// <summary>A day on a pool, recorded: customers with a patience that the log does not tell, offers, wrap-up, breaks and transfers. The
/// same customers come whatever the staff and the strategy, so that the truth about a what-if is known.</summary>
internal sealed class RecordedDay
{
    private const int Contacts = 3_000;

    private readonly RoutingPool _pool = new();
    private readonly EventCalendar<Action> _calendar = new();
    private readonly Dictionary<ContactId, Customer> _customers = [];
    private readonly List<RoutingLogEntry> _log = [];
    private DateTimeOffset _now = Bench.Start;

    private RecordedDay()
    {
    }

    private sealed record Customer(ContactId Id, TimeSpan Patience, TimeSpan Work, TimeSpan Delay, bool IsHandedOn)
    {
        public bool IsHandedOnAlready { get; set; }

        public bool IsAnswered { get; set; }
    }

    /// <summary>Records a day of 3,000 contacts, 100 in an hour, of 150 s each with wrap-up. Days of different numbers have other
    /// customers.</summary>
    public static IReadOnlyList<RoutingLogEntry> Record(int agents, RoutingStrategy strategy = RoutingStrategy.LongestIdle, bool offers = true, int number = 0, params OverflowRule[] overflow)
    {
        RecordedDay day = new();
        foreach (string queue in new[] { "sales", "repairs" })
        {
            day.Do(new ConfigureQueue
            {
                Queue = new QueueDefinition
                {
                    Id = new(queue), Strategy = strategy, AutoAccept = !offers, WrapUp = TimeSpan.FromSeconds(30), Overflow = queue == "sales" ? overflow : [],
                },
            });
        }

        for (int i = 1; i <= agents; i++)
        {
            AgentId agent = new("agent-" + i);
            day.Do(new SignInAgent { Agent = new AgentProfile { Id = agent, Queues = [new() { Queue = new("sales") }, new() { Queue = new("repairs") }] } });
            day.At(TimeSpan.FromHours(10 + i), () => day.Do(new SetAgentPresence { Agent = agent, Presence = AgentPresence.Busy, AuxCode = "lunch" }));
            day.At(TimeSpan.FromHours(10.5 + i), () => day.Do(new SetAgentPresence { Agent = agent, Presence = AgentPresence.Available }));
        }

        TimeSpan at = TimeSpan.Zero;
        for (int i = 0; i < Contacts; i++)
        {
            Xoshiro256 random = new(SplitMix64.Combine(7, (ulong)number, (ulong)i, 0));
            at += TimeSpan.FromSeconds(Sampler.Draw(SimulationDistribution.Exponential(36), random));
            Customer customer = new(
                new("c" + i),
                TimeSpan.FromSeconds(Sampler.Draw(SimulationDistribution.Exponential(240), random)),
                TimeSpan.FromSeconds(Sampler.Draw(SimulationDistribution.LogNormal(120, 60), random)),
                TimeSpan.FromSeconds(Sampler.Draw(SimulationDistribution.Uniform(1, 5), random)),
                IsHandedOn: i % 10 == 3);
            day.At(at, () => day.Arrive(customer));
        }

        while (day._calendar.Count > 0 || day._pool.NextDue is not null)
        {
            long due = day._pool.NextDue?.UtcTicks ?? long.MaxValue;
            day._now = new DateTimeOffset(Math.Min(due, day._calendar.NextAt), TimeSpan.Zero);
            if (due <= day._calendar.NextAt)
            {
                day.Do(new AdvanceTime());
            }
            else
            {
                day._calendar.Take(out _)();
            }
        }

        return day._log;
    }

    private void Arrive(Customer customer)
    {
        _customers.Add(customer.Id, customer);
        At(_now - Bench.Start + customer.Patience, () =>
        {
            if (!customer.IsAnswered)
            {
                Do(new AbandonContact { Contact = customer.Id });
            }
        });
        Do(new EnqueueContact { Contact = new ContactRequest { Contact = customer.Id, Queue = new("sales"), Channel = Channel.WebChat, Priority = customer.IsHandedOn ? 1 : 0 } });
    }

    private void Do(RoutingCommand command)
    {
        RoutingDecision decision = _pool.Execute(command, _now);
        if (decision.Events.Count > 0)
        {
            _log.Add(new RoutingLogEntry { Sequence = decision.Events[0].Sequence, At = decision.Events[0].At, Events = decision.Events });
        }

        foreach (RoutingEvent happened in decision.Events)
        {
            switch (happened)
            {
                case OfferMade e:
                    At(_now - Bench.Start + _customers[e.Contact].Delay, () => Do(new AcceptOffer { Contact = e.Contact, Agent = e.Agent }));
                    break;
                case OfferAccepted e:
                    Work(_customers[e.Contact], e.Agent);
                    break;
                case OverflowApplied { Action.Target: OverflowTarget.Callback } e:
                    // The customer hung up and waits for the call.
                    _customers[e.Contact].IsAnswered = true;
                    break;
                case OverflowApplied { Action.Target: OverflowTarget.Bot } e:
                    At(_now - Bench.Start + TimeSpan.FromMinutes(2), () => Do(new TransferContact { Contact = e.Contact, ToQueue = new("repairs") }));
                    _customers[e.Contact].IsAnswered = true;
                    break;
                case AgentAssigned e:
                    Work(_customers[e.Contact], e.Agent);
                    break;
                default:
                    break;
            }
        }
    }

    private void Work(Customer customer, AgentId agent)
    {
        customer.IsAnswered = true;
        At(_now - Bench.Start + customer.Work, () =>
        {
            bool handsOn = customer.IsHandedOn && !customer.IsHandedOnAlready;
            customer.IsHandedOnAlready = true;
            Do(handsOn ? new TransferContact { Contact = customer.Id, ToQueue = new("repairs") } : new CompleteContact { Contact = customer.Id, Agent = agent });
        });
    }

    private void At(TimeSpan time, Action what) => _calendar.Add((Bench.Start + time).UtcTicks, what);
}
