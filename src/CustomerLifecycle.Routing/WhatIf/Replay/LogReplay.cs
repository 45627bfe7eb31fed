using CustomerLifecycle.Events;
using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;
using CustomerLifecycle.Routing.Simulation;

namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>One replay of a history: the recorded world around a <see cref="RoutingPool"/> that decides anew.</summary>
internal sealed class LogReplay
{
    private readonly ReplayPlan _plan;
    private readonly int _replication;
    private readonly ulong _seed;
    private readonly RoutingPool _pool;
    private readonly EventCalendar<ReplayStep> _calendar = new();
    private readonly Dictionary<ContactId, ReplayedContact> _contacts = [];
    private readonly ContactTally[] _tallies;
    private readonly PresenceMeter _agents = new();
    private DateTimeOffset _now;

    public LogReplay(ReplayPlan plan, int replication)
    {
        (_plan, _replication, _seed) = (plan, replication, unchecked((ulong)plan.Options.Seed));
        _tallies = [.. plan.Queues.Select(_ => new ContactTally(plan.Options.AcceptableWait.TotalSeconds))];
        _pool = new RoutingPool(new RoutingPoolOptions
        {
            PriorityCredits = plan.Credits,
            Scorers = plan.Options.Scorers,
            Seed = unchecked((long)SplitMix64.Combine(_seed, (ulong)replication, 0, (ulong)RandomPurpose.Pool)),
        });
    }

    public ReplayResult Run(CancellationToken cancellationToken)
    {
        foreach (var (at, command) in _plan.Setting)
        {
            Note(at, new(ReplayStepKind.Setting, Command: command));
        }

        foreach (var contact in _plan.History.Contacts)
        {
            Note(contact.EnqueuedAt, new(ReplayStepKind.Arrive, new ReplayedContact(contact)));
        }

        long end = _plan.History.To.UtcTicks;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            long due = _pool.NextDue?.UtcTicks ?? long.MaxValue;
            long next = Math.Min(due, _calendar.NextAt);
            if (next > end)
            {
                return Finish();
            }

            // The pool's own timers go first, as every command does what is due before itself.
            _now = new DateTimeOffset(next, TimeSpan.Zero);
            if (due <= _calendar.NextAt)
            {
                Do(new AdvanceTime());
            }
            else
            {
                Do(_calendar.Take(out _));
            }
        }
    }

    private void Do(ReplayStep step)
    {
        if (step.Kind == ReplayStepKind.Setting)
        {
            Do(step.Command!);
            return;
        }

        var contact = step.Contact!;
        int expected = step.Kind == ReplayStepKind.Accept ? contact.Offers : contact.Stay;
        if (contact.IsOver || (step.Kind != ReplayStepKind.Intervene && step.Stay != expected))
        {
            return;
        }

        switch (step.Kind)
        {
            case ReplayStepKind.Arrive:
                Arrive(contact);
                break;
            case ReplayStepKind.Intervene:
                if (_pool.Contact(contact.Id) is { Status: ContactStatus.Waiting or ContactStatus.Scheduled })
                {
                    Do(step.Command!);
                }

                break;
            case ReplayStepKind.GiveUp:
                Do(new AbandonContact { Contact = contact.Id });
                break;
            case ReplayStepKind.Accept:
                Do(new AcceptOffer { Contact = contact.Id, Agent = contact.Agent!.Value });
                break;
            case ReplayStepKind.Finish:
                FinishWork(contact);
                break;
            case ReplayStepKind.Close:
                Do(new CloseContact { Contact = contact.Id, Agent = contact.Agent!.Value });
                break;
            default:
                HandOn(contact, contact.RecordedLeg.FromBot!.Value.Transfer);
                break;
        }
    }

    private void Arrive(ReplayedContact contact)
    {
        _contacts[contact.Id] = contact;
        TallyOf(contact).Arrivals++;
        foreach (var (at, command) in contact.Recorded.Interventions)
        {
            Note(at, new(ReplayStepKind.Intervene, contact, Command: command));
        }

        BeginLeg(contact, 0, contact.Recorded.First.StartedAt);
        var decision = Do(new EnqueueContact { Contact = contact.Recorded.Request });
        if (!decision.IsAccepted && !contact.IsOver)
        {
            Overflow(contact);
        }
    }

    /// <summary>The customer begins to wait: how long at most is settled now.</summary>
    private void BeginLeg(ReplayedContact contact, int leg, DateTimeOffset from)
    {
        contact.Leg = leg;
        contact.Plan = _plan.Model.Plan(contact.Recorded, leg, _seed, _replication);
        NoteGivingUp(contact, from);
    }

    private void NoteGivingUp(ReplayedContact contact, DateTimeOffset from)
    {
        if (contact.Plan.Patience < (_plan.History.To - from).TotalSeconds)
        {
            Note(from + TimeSpan.FromSeconds(contact.Plan.Patience), new(ReplayStepKind.GiveUp, contact, contact.Stay));
        }
    }

    private void FinishWork(ReplayedContact contact)
    {
        if (contact.RecordedLeg.Next is { } next)
        {
            HandOn(contact, next);
        }
        else
        {
            Do(new CompleteContact { Contact = contact.Id, Agent = contact.Agent!.Value });
        }
    }

    private void HandOn(ReplayedContact contact, RecordedTransfer next)
    {
        var handed = next.Handed;
        contact.Stay++;
        BeginLeg(contact, contact.Leg + 1, _now);
        var transfer = new TransferContact
        {
            Contact = contact.Id, ToQueue = handed.Queue, ToAgent = handed.ToAgent, Wait = next.Wait, Steps = handed.Steps, Priority = handed.Priority, Kind = handed.Kind,
        };
        // The agent it was handed to may not be there this time; then it goes to the queue, and if that is shut it is done with.
        if (!Do(transfer).IsAccepted && !Do(transfer with { ToAgent = null, Wait = TimeSpan.Zero }).IsAccepted && contact.Agent is { } agent)
        {
            Do(new CompleteContact { Contact = contact.Id, Agent = agent });
        }
    }

    private RoutingOutcome Do(RoutingCommand command)
    {
        var decision = _pool.Execute(command, _now);
        for (int i = 0; i < decision.Events.Count; i++)
        {
            _agents.See(decision.Events[i]);
            if (decision.Events[i] is ContactRoutingEvent about && _contacts.TryGetValue(about.Contact, out var contact))
            {
                See(contact, about);
            }
        }

        return decision.Outcome;
    }

    private void See(ReplayedContact contact, ContactRoutingEvent happened)
    {
        switch (happened)
        {
            case OfferMade e:
                contact.Agent = e.Agent;
                contact.Offers++;
                // Giving up stays noted: a customer who is being offered still waits.
                var latest = e.ExpiresAt - TimeSpan.FromTicks(1);
                Note(Earlier(_now + contact.Plan.AnswerDelay, latest), new(ReplayStepKind.Accept, contact, contact.Offers));
                break;
            case OfferAccepted e:
                Answer(contact, e.Agent);
                break;
            case AgentAssigned e:
                Answer(contact, e.Agent);
                break;
            case WorkCompleted e:
                contact.Stay++;
                if (_now + contact.Plan.WrapUp < e.WrapUpUntil)
                {
                    Note(_now + contact.Plan.WrapUp, new(ReplayStepKind.Close, contact, contact.Stay));
                }

                break;
            case WorkClosed:
                contact.IsOver = true;
                break;
            case CustomerLeft:
                Leave(contact);
                break;
            case OverflowApplied e when e.Action.Target != OverflowTarget.Queue:
                SeeOverflow(contact, e.Action.Target);
                break;
            default:
                break;
        }
    }

    private void Answer(ReplayedContact contact, AgentId agent)
    {
        contact.Agent = agent;
        contact.Stay++;
        if (!contact.IsAnswered)
        {
            contact.IsAnswered = true;
            TallyOf(contact).Answer(Waited(contact));
        }

        Note(_now + contact.Plan.Work, new(ReplayStepKind.Finish, contact, contact.Stay));
    }

    private void Leave(ReplayedContact contact)
    {
        contact.IsOver = true;
        if (!contact.IsAnswered)
        {
            TallyOf(contact).Abandon(Waited(contact));
        }
    }

    private void SeeOverflow(ReplayedContact contact, OverflowTarget target)
    {
        contact.Stay++;
        if (target == OverflowTarget.Bot && contact.RecordedLeg.FromBot is { } back)
        {
            Note(_now + back.After, new(ReplayStepKind.ReturnFromBot, contact, contact.Stay));
        }
        else if (target != OverflowTarget.Callback)
        {
            Overflow(contact);
        }
    }

    private void Overflow(ReplayedContact contact)
    {
        contact.IsOver = true;
        if (!contact.IsAnswered)
        {
            TallyOf(contact).Overflowed++;
        }
    }

    private ReplayResult Finish()
    {
        foreach (var contact in _contacts.Values.Where(contact => !contact.IsOver && !contact.IsAnswered))
        {
            TallyOf(contact).Disconnected++;
        }

        return new ReplayResult(_tallies, _agents.Finish(_plan.History.To));
    }

    private ContactTally TallyOf(ReplayedContact contact) => _tallies[_plan.QueueIndex[contact.Recorded.Request.Queue]];

    private double Waited(ReplayedContact contact) => Math.Max(0, (_now - contact.Recorded.First.StartedAt).TotalSeconds);

    private void Note(DateTimeOffset at, ReplayStep step) => _calendar.Add(Math.Max(at.UtcTicks, _now.UtcTicks), step);

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
