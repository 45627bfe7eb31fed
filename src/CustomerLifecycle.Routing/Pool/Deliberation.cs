using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>One decision in the making: each event takes effect at once, so that the next is decided on what it changed. A pool has
/// one, which begins anew with each decision.</summary>
internal sealed class Deliberation(PoolState state, RoutingPoolOptions options, AgentRanker ranker)
{
    private readonly List<RoutingEvent> _events = [];
    private readonly ContactState _before = ContactState.Blank();

    public PoolState State => state;

    public RoutingPoolOptions Options => options;

    public AgentRanker Ranker => ranker;

    public RoutingPlans Plans { get; } = new();

    public DateTimeOffset Now { get; private set; }

    /// <summary>Told of each event with the contact's state before it, which is good only while it is told; the pool's state is that
    /// after it.</summary>
    public Action<RoutingEvent, ContactState?>? Observer { get; private set; }

    public void Begin(DateTimeOffset now, Action<RoutingEvent, ContactState?>? observer)
    {
        _events.Clear();
        (Now, Observer) = (now, observer);
    }

    /// <summary>The events so far, in an array of their own.</summary>
    public RoutingEvent[] Decided() => [.. _events];

    public void Emit(RoutingEvent fact)
    {
        fact.Sequence = state.Sequence + 1;
        fact.At = Now;
        _events.Add(fact);
        Apply(fact, Observer);
    }

    /// <summary>Makes an event so, whether it is decided here or was by another.</summary>
    public void Apply(RoutingEvent fact, Action<RoutingEvent, ContactState?>? observer)
    {
        if (observer is null)
        {
            Evolution.Apply(state, fact);
            return;
        }

        ContactState? before = null;
        if (fact is ContactRoutingEvent { Contact: var id } && state.Contact(id) is { } contact)
        {
            before = _before;
            before.CopyFrom(contact);
        }

        Evolution.Apply(state, fact);
        observer(fact, before);
    }

    /// <summary>Where the contact stands after everything decided so far.</summary>
    public RoutingOutcome OutcomeOf(ContactId id)
    {
        var overflow = LastOverflowOf(id);
        if (state.Contact(id) is not { } contact)
        {
            return Departure(id, overflow);
        }

        return new RoutingOutcome
        {
            Status = contact.Status switch
            {
                ContactStatus.Scheduled => RoutingStatus.Scheduled,
                ContactStatus.Waiting => RoutingStatus.Queued,
                ContactStatus.Offered => RoutingStatus.Offered,
                ContactStatus.Assigned => RoutingStatus.Assigned,
                ContactStatus.WrapUp => RoutingStatus.WrapUp,
                ContactStatus.Away => RoutingStatus.Away,
                _ => RoutingStatus.Overflowed,
            },
            Contact = id,
            Queue = contact.Queue,
            Agent = contact.Agent ?? (contact.OfferedTo() is [var first, ..] ? first : null),
            Overflow = overflow,
        };
    }

    private OverflowAction? LastOverflowOf(ContactId id)
    {
        for (int i = _events.Count - 1; i >= 0; i--)
        {
            if (_events[i] is OverflowApplied overflowed && overflowed.Contact == id)
            {
                return overflowed.Action;
            }
        }

        return null;
    }

    private RoutingOutcome Departure(ContactId id, OverflowAction? overflow)
    {
        var last = _events.FindLast(e => e is ContactRoutingEvent told && told.Contact == id);
        if (last is OverflowApplied { Action.Target: CustomerLifecycle.Events.OverflowTarget.Reject } rejected)
        {
            return RoutingOutcome.Rejected(RejectionReason.Overflow, rejected.Action.Detail!, id) with { Overflow = overflow };
        }

        var status = last switch
        {
            WorkClosed => RoutingStatus.Closed,
            CustomerLeft => RoutingStatus.Abandoned,
            ContactSentToPool => RoutingStatus.SentOn,
            _ => RoutingStatus.Overflowed,
        };
        return new RoutingOutcome { Status = status, Contact = id, Overflow = overflow };
    }
}
