using System.Globalization;
using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing.Simulation;

/// <summary>One run of a scenario: the world around a <see cref="RoutingPool"/>. Customers come, wait, give up and come again; agents come,
/// work and leave. Who gets whom is the pool's business alone.</summary>
internal sealed class Replication
{
    private const int LookForCancellationEvery = 4096;

    private readonly SimulationPlan _plan;
    private readonly EventCalendar<SimulatedStep> _calendar = new();
    private readonly RoutingPool _pool;
    private readonly Dictionary<ContactId, SimulatedContact> _waiting = [];
    private readonly Dictionary<AgentId, AgentMeter> _agents = [];
    private readonly ContactTally[] _tallies;
    private readonly TypeStreams[] _streams;
    private readonly ArrivalProcess[] _arrivals;
    private readonly bool _drains;
    private long _now;
    private long _contacts;
    private int _inSystem;
    private int _period;

    public Replication(SimulationPlan plan, int number)
    {
        _plan = plan;
        _drains = plan.Scenario.AtHorizon == SimulationHorizon.Drain;
        ulong seed = unchecked((ulong)plan.Scenario.Seed);
        _pool = new RoutingPool(new RoutingPoolOptions
        {
            PriorityCredits = plan.Credits,
            Scorers = plan.Scenario.Scorers,
            Seed = unchecked((long)SplitMix64.Combine(seed, (ulong)number, 0, (ulong)RandomPurpose.Pool)),
        });
        double factor = plan.Scenario.Busyness is { } busyness
            ? Sampler.Draw(busyness, TypeStreams.Of(seed, number, 0, RandomPurpose.Busyness))
            : 1;
        _tallies = [.. plan.Types.Select(_ => new ContactTally(plan.Scenario.AcceptableWaitSeconds))];
        _streams = [.. plan.Types.Select((_, type) => new TypeStreams(seed, number, type))];
        _arrivals = [.. plan.Types.Select((type, index) => new ArrivalProcess(type, plan.PeriodEnds, factor, _streams[index].Arrivals))];
    }

    /// <summary>Set to measure the pool's own estimates of waits, which costs time.</summary>
    public WaitEstimateErrors? EstimateErrors { get; init; }

    public ReplicationResult Run(CancellationToken cancellationToken)
    {
        foreach (var type in _plan.Types)
        {
            Do(new ConfigureQueue { Queue = _plan.QueueOf(type) });
        }

        BeginPeriod(0);
        for (int i = 1; i < _plan.PeriodEnds.Length && _plan.PeriodEnds[i - 1] < _plan.Horizon; i++)
        {
            _calendar.Add(_plan.PeriodEnds[i - 1], new(SimulatedStepKind.BeginPeriod, i));
        }

        _calendar.Add(_plan.WarmUp, new(SimulatedStepKind.BeginStatistics, 0));
        for (int type = 0; type < _arrivals.Length; type++)
        {
            ScheduleArrival(type);
        }

        for (int steps = 1; HasNext; steps++)
        {
            if (steps % LookForCancellationEvery == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var step = _calendar.Take(out long at);
            if (step is not { Kind: SimulatedStepKind.GiveUp, Contact.IsWaiting: false })
            {
                _now = at;
                Do(step);
            }
        }

        return Result();
    }

    // After the horizon nothing more begins; what is in the system is what there is to wait for.
    private bool HasNext => _calendar.Count > 0 && (_calendar.NextAt < _plan.Horizon || (_drains && _inSystem > 0));

    private void Do(SimulatedStep step)
    {
        switch (step.Kind)
        {
            case SimulatedStepKind.Arrive:
                ScheduleArrival(step.Index);
                Arrive(step.Index, isRetrial: false);
                break;
            case SimulatedStepKind.ComeAgain:
                Arrive(step.Index, isRetrial: true);
                break;
            case SimulatedStepKind.GiveUp:
                GiveUp(step.Contact!);
                break;
            case SimulatedStepKind.Complete:
                _inSystem--;
                Do(new CompleteContact { Contact = step.Contact!.Id, Agent = step.Contact.Agent });
                break;
            case SimulatedStepKind.BeginPeriod:
                BeginPeriod(step.Index);
                break;
            default:
                foreach (var agent in _agents.Values)
                {
                    agent.Restart(_now);
                }

                break;
        }
    }

    private void ScheduleArrival(int type)
    {
        if (_arrivals[type].MoveNext(out long at) && at < _plan.Horizon)
        {
            _calendar.Add(at, new(SimulatedStepKind.Arrive, type));
        }
    }

    private void Arrive(int index, bool isRetrial)
    {
        var type = _plan.Types[index];
        var streams = _streams[index];
        // Drawn for everybody, also for those who will not need it: the next contact draws the same whatever became of this one.
        long service = SimulationPlan.Ticks(Sampler.Draw(type.ServiceIn(_period), isRetrial ? streams.RetrialService : streams.Service));
        long? patience = type.PatienceIn(_period) is { } distribution
            ? SimulationPlan.Ticks(Sampler.Draw(distribution, isRetrial ? streams.RetrialPatience : streams.Patience))
            : null;
        bool counts = _now >= _plan.WarmUp;
        var tally = _tallies[index];
        tally.Arrivals += counts ? 1 : 0;
        tally.Retrials += counts && isRetrial ? 1 : 0;
        if (_inSystem >= _plan.Scenario.Lines)
        {
            tally.Blocked += counts ? 1 : 0;
            ComeAgain(index);
            return;
        }

        _inSystem++;
        var contact = new SimulatedContact(new ContactId("c" + (++_contacts).ToString(CultureInfo.InvariantCulture)), index, _now, service);
        _waiting.Add(contact.Id, contact);
        Do(new EnqueueContact
        {
            Contact = new ContactRequest
            {
                Contact = contact.Id, Queue = type.Queue, Channel = Channel.Voice, Priority = type.Priority, Steps = type.Steps,
            },
        });
        if (contact.IsWaiting)
        {
            tally.Delayed += counts ? 1 : 0;
            contact.ToldWait = counts && EstimateErrors is not null ? _pool.EstimateWait(contact.Id)?.Wait : null;
            if (patience is { } time)
            {
                _calendar.Add(_now + time, new(SimulatedStepKind.GiveUp, index, contact));
            }
        }
    }

    private void GiveUp(SimulatedContact contact)
    {
        _inSystem--;
        contact.IsWaiting = false;
        _waiting.Remove(contact.Id);
        if (contact.ArrivedAt >= _plan.WarmUp)
        {
            _tallies[contact.Type].Abandon(Seconds(_now - contact.ArrivedAt));
        }

        Do(new AbandonContact { Contact = contact.Id });
        ComeAgain(contact.Type);
    }

    private void ComeAgain(int type)
    {
        if (_plan.Types[type].Type.Retrial is { } retrial && _streams[type].Retrial.NextOpen() < retrial.Probability)
        {
            long at = _now + SimulationPlan.Ticks(retrial.AfterSeconds);
            if (at < _plan.Horizon)
            {
                _calendar.Add(at, new(SimulatedStepKind.ComeAgain, type));
            }
        }
    }

    private void BeginPeriod(int period)
    {
        _period = period;
        foreach (var group in _plan.Groups)
        {
            int wanted = group.CountIn(period);
            int before = period == 0 ? 0 : group.CountIn(period - 1);
            for (int i = before; i < wanted; i++)
            {
                Do(new SignInAgent { Agent = group.Agents[i] });
            }

            for (int i = wanted; i < before; i++)
            {
                Do(new SetAgentPresence { Agent = group.Agents[i].Id, Presence = AgentPresence.Draining });
            }
        }
    }

    private void Do(RoutingCommand command)
    {
        var decision = _pool.Execute(command, SimulationPlan.Epoch.AddTicks(_now));
        if (!decision.Outcome.IsAccepted)
        {
            throw new InvalidOperationException($"The simulated pool refused {command}: {decision.Outcome.Rejection!.Message}");
        }

        var events = decision.Events;
        for (int i = 0; i < events.Count; i++)
        {
            See(events[i]);
        }
    }

    private void See(RoutingEvent happened)
    {
        switch (happened)
        {
            case AgentAssigned assigned:
                _waiting.Remove(assigned.Contact, out var contact);
                contact!.IsWaiting = false;
                contact.Agent = assigned.Agent;
                _agents[assigned.Agent].Take(_now);
                if (contact.ArrivedAt >= _plan.WarmUp)
                {
                    _tallies[contact.Type].Answer(Seconds(_now - contact.ArrivedAt));
                }

                if (contact.ToldWait is { } told)
                {
                    EstimateErrors!.Add(told.TotalSeconds, Seconds(_now - contact.ArrivedAt));
                }

                _calendar.Add(_now + contact.Service, new(SimulatedStepKind.Complete, contact.Type, contact));
                break;
            case WorkClosed closed:
                _agents[closed.Agent].Release(_now);
                break;
            case AgentSignedIn signedIn:
                MeterOf(signedIn.Agent.Id).Arrive(_now);
                break;
            case AgentSignedOut signedOut:
                _agents[signedOut.Agent].Leave(_now);
                break;
            default:
                break;
        }
    }

    private AgentMeter MeterOf(AgentId agent)
    {
        if (!_agents.TryGetValue(agent, out var meter))
        {
            string group = agent.Value[..agent.Value.LastIndexOf('/')];
            _agents.Add(agent, meter = new AgentMeter(Array.Find(_plan.Groups, planned => planned.Name == group)!.Index));
        }

        return meter;
    }

    private ReplicationResult Result()
    {
        long end = _drains ? Math.Max(_now, _plan.Horizon) : _plan.Horizon;
        foreach (var contact in _waiting.Values.Where(contact => contact.ArrivedAt >= _plan.WarmUp))
        {
            _tallies[contact.Type].Disconnected++;
        }

        foreach (var agent in _agents.Values)
        {
            agent.Stop(end);
        }

        var byGroup = _agents.Values.ToLookup(agent => agent.Group);
        return new ReplicationResult(_tallies, [.. _plan.Groups.Select(group => GroupLoad.Of(byGroup[group.Index]))]);
    }

    private static double Seconds(long ticks) => (double)ticks / TimeSpan.TicksPerSecond;
}
