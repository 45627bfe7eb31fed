using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>Who gets which contact, and why: the decision by itself, without clock, storage or threads.</summary>
/// <remarks>
/// <para><see cref="Decide"/> says what happens and changes nothing; <see cref="Apply"/> makes it so. Equal events applied in order
/// give equal pools: a decision, also one of the host's own scorer, is in its events and is never made again.</para>
/// <para>After every decision no contact waits that an agent who is free could take. Who is served first is decided by age, less the
/// credits of <see cref="RoutingPoolOptions.PriorityCredits"/>. One thread at a time.</para>
/// </remarks>
public sealed class RoutingPool
{
    private readonly RoutingPoolOptions _options;
    private readonly AgentRanker _ranker;
    private readonly PoolState _state = new();
    private readonly Deliberation _deliberation;

    /// <summary>An empty pool.</summary>
    /// <param name="options">What it decides by; null = the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message names it.</exception>
    public RoutingPool(RoutingPoolOptions? options = null)
    {
        _options = options ?? new RoutingPoolOptions();
        if (PoolOptionsCheck.Problem(_options) is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        _ranker = new AgentRanker(_options);
        _deliberation = new Deliberation(_state, _options, _ranker);
    }

    /// <summary>The sequence number of the last event applied; 0 = none.</summary>
    public long Sequence => _state.Sequence;

    /// <summary>The time of the last event applied, UTC.</summary>
    public DateTimeOffset At => _state.At;

    /// <summary>When time alone next changes something, UTC: give <see cref="AdvanceTime"/> then. Null = never.</summary>
    public DateTimeOffset? NextDue => _state.NextDue?.At;

    internal PoolState State => _state;

    /// <summary>Decides on a command. First it does what time has made due, then the command, then it brings together whatever
    /// contacts and agents now fit.</summary>
    /// <param name="command">The command.</param>
    /// <param name="now">The time; an earlier time than that of the last event counts as that time.</param>
    /// <exception cref="ArgumentException">A value of the command is out of its range; the message names it and the way out.</exception>
    public RoutingDecision Decide(RoutingCommand command, DateTimeOffset now)
    {
        var decision = Propose(command, now, observer: null);
        Withdraw();
        return decision;
    }

    /// <summary>Decides on a command and makes it so, in one step: the shortest way for a pool that only this process decides on.</summary>
    /// <param name="command">The command.</param>
    /// <param name="now">The time; an earlier time than that of the last event counts as that time.</param>
    /// <returns>What was decided; its events are applied already.</returns>
    /// <exception cref="ArgumentException">A value of the command is out of its range; the message names it and the way out. Nothing has
    /// changed.</exception>
    public RoutingDecision Execute(RoutingCommand command, DateTimeOffset now)
    {
        var decision = Propose(command, now, observer: null);
        Keep();
        return decision;
    }

    /// <summary>Applies an event that was decided here or by another pool of the same log.</summary>
    /// <param name="decided">The event that follows the last one applied.</param>
    /// <exception cref="InvalidOperationException">It is not the next event.</exception>
    public void Apply(RoutingEvent decided) => ApplyObserved(decided, observer: null);

    /// <summary>Applies an event and has it observed as a proposal is.</summary>
    internal void ApplyObserved(RoutingEvent decided, Action<RoutingEvent, ContactState?>? observer)
    {
        ArgumentNullException.ThrowIfNull(decided);
        if (decided.Sequence != _state.Sequence + 1)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"The event {decided.Sequence} does not follow {_state.Sequence}. Apply the events of a log in their order, each once."));
        }

        _deliberation.Apply(decided, observer);
        _state.Reindex();
    }

    /// <summary>Explains who would be given the contact now, and why each other agent would not.</summary>
    /// <param name="contact">A contact that waits; of any other only its state is told.</param>
    /// <param name="now">The time.</param>
    /// <returns>Null when the contact is not in the pool.</returns>
    /// <remarks>Costs nothing when it is not asked for: it looks at every agent anew, by the limits and not by the indexes.</remarks>
    public RoutingExplanation? Explain(ContactId contact, DateTimeOffset now) =>
        _state.Contact(contact) is { } found ? Explainer.Explain(_state, _ranker, found, now.ToUniversalTime()) : null;

    /// <summary>Estimates how long a contact that waits will go on waiting.</summary>
    /// <param name="contact">The contact.</param>
    /// <returns>Null when the contact is not in the pool.</returns>
    /// <remarks>A look-up: its cost grows with the distinct requirements whose agents are the same, not with the contacts that wait.</remarks>
    public EstimatedWait? EstimateWait(ContactId contact) =>
        _state.Contact(contact) is { } found ? WaitEstimator.Of(_state, found) : null;

    /// <summary>Estimates how long a contact would wait if it came in now, at the first step of its plan and for anybody.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="ArgumentException">A value of the contact is out of its range; the message names it and the way out.</exception>
    /// <inheritdoc cref="EstimateWait(ContactId)" path="/remarks"/>
    public EstimatedWait EstimateWait(ContactRequest contact, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(contact);
        CommandCheck.Check(new EnqueueContact { Contact = contact }, _options, _ranker);
        return WaitEstimator.Of(_state, _options, _deliberation.Plans, contact, now.ToUniversalTime());
    }

    /// <summary>The queue, or null when there is none.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="now">The time.</param>
    public QueueSnapshot? Queue(QueueId queue, DateTimeOffset now) => Views.Queue(_state, queue, now.ToUniversalTime());

    /// <summary>The agent, or null when the agent never signed in.</summary>
    /// <param name="agent">The agent.</param>
    public AgentSnapshot? Agent(AgentId agent) => _state.Agent(agent)?.ToSnapshot(_state.HeldBy(agent));

    /// <summary>The contact, or null when it is not in the pool.</summary>
    /// <param name="contact">The contact.</param>
    public ContactSnapshot? Contact(ContactId contact) => _state.Contact(contact)?.ToSnapshot();

    /// <summary>The whole state in canonical form: equal states give equal text.</summary>
    public RoutingSnapshot ToSnapshot() => SnapshotFormat.Write(_state);

    /// <summary>A pool as it was when the snapshot was taken.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="options">What it decides by from now on; null = the defaults.</param>
    /// <exception cref="RoutingLogFormatException">The snapshot is of a newer version.</exception>
    public static RoutingPool Restore(RoutingSnapshot snapshot, RoutingPoolOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var pool = new RoutingPool(options);
        SnapshotFormat.Read(snapshot, pool._state);
        return pool;
    }

    /// <summary>Decides and leaves the decision in effect, on top of those proposed before it, until <see cref="Keep"/> or
    /// <see cref="Withdraw"/> ends all of them together. One that throws leaves the others as they are.</summary>
    internal RoutingDecision Propose(RoutingCommand command, DateTimeOffset now, Action<RoutingEvent, ContactState?>? observer)
    {
        ArgumentNullException.ThrowIfNull(command);
        CommandCheck.Check(command, _options, _ranker);
        now = now.ToUniversalTime();
        var deliberation = _deliberation;
        _state.BeginDecision();
        deliberation.Begin(now > _state.At ? now : _state.At, observer);
        try
        {
            DueTimers.FireDue(deliberation);
            var refusal = Dispatch.Decide(deliberation, command);
            Pairing.Settle(deliberation);
            // A command may itself make something overdue, such as a queue whose rule now allows a shorter wait.
            DueTimers.FireDue(deliberation);
            var outcome = refusal ?? (Dispatch.ContactOf(command) is { } contact ? deliberation.OutcomeOf(contact) : RoutingOutcome.Done);
            _state.EndDecision();
            return new RoutingDecision { Outcome = outcome, Events = deliberation.Decided() };
        }
        catch
        {
            _state.RollBackDecision();
            throw;
        }
    }

    /// <summary>Adds to a proposal without events the one that says so.</summary>
    internal CommandRecorded Record(DateTimeOffset now)
    {
        var recorded = new CommandRecorded { Sequence = _state.Sequence + 1, At = now > _state.At ? now.ToUniversalTime() : _state.At };
        Evolution.Apply(_state, recorded);
        return recorded;
    }

    internal void Keep() => _state.Commit();

    internal void Withdraw() => _state.RollBack();
}
