using System.Diagnostics;
using CustomerLifecycle.Events;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>Arrival, waiting, steps, transfer and overflow.</summary>
internal static class WaitingEvolution
{
    public static readonly IReadOnlyList<RoutingStep> AnyAgent = [new RoutingStep()];

    public static void Apply(PoolState state, RoutingEvent fact)
    {
        if (fact is ContactEnqueued enqueued)
        {
            Enqueue(state, enqueued);
            return;
        }

        var contact = state.Contact(((ContactRoutingEvent)fact).Contact)!;
        switch (fact)
        {
            case ContactReleased e:
                Start(state, contact with { EligibleSince = e.At, Rank = e.Rank, Hold = HoldFor(contact.Request, e.HoldUntil) }, e.At);
                break;
            case CustomerBack:
                Wait(state, contact with { AwaySince = null, AwayUntil = null });
                break;
            case HoldEnded:
                state.Put(WithOverflow(state, contact with { Hold = null }));
                break;
            case BackoffEnded e:
                state.Put(contact with { Backoffs = [.. contact.Backoffs.Where(b => b.Agent != e.Agent)] });
                break;
            case StepExpired e:
                state.Put(contact with { Step = e.Step, StepDueAt = StepDue(contact.Steps, e.Step, contact.StepDueAt ?? e.At) });
                break;
            case PriorityChanged e:
                state.Put(contact with { Priority = e.Priority, Rank = e.Rank });
                break;
            case ContactHandedOn e:
                HandOn(state, contact, e);
                break;
            case OverflowApplied e:
                Overflow(state, contact, e);
                break;
            default:
                throw new UnreachableException(fact.GetType().Name);
        }
    }

    /// <summary>Puts a contact among those that wait.</summary>
    public static void Wait(PoolState state, ContactState contact)
    {
        var ends = OverflowPolicy.WaitEndsAt(state, contact);
        state.Put(contact.Status == ContactStatus.Waiting && contact.OverflowAt == ends ? contact : contact with { Status = ContactStatus.Waiting, OverflowAt = ends });
    }

    public static void RescheduleOverflow(PoolState state, QueueDefinition queue)
    {
        foreach (var contact in state.Index.WaitingInOrder(queue.Id).ToList())
        {
            state.Put(WithOverflow(state, contact));
        }
    }

    private static ContactState WithOverflow(PoolState state, ContactState contact) =>
        contact with { OverflowAt = OverflowPolicy.WaitEndsAt(state, contact) };

    private static void Enqueue(PoolState state, ContactEnqueued e)
    {
        var steps = e.Request.Steps.Count == 0 ? AnyAgent : e.Request.Steps;
        var contact = new ContactState
        {
            Request = e.Request,
            Status = e.IsScheduled ? ContactStatus.Scheduled : ContactStatus.Waiting,
            Queue = e.Request.Queue,
            Steps = steps,
            StepDueAt = e.IsScheduled ? null : StepDue(steps, 0, e.At),
            Priority = e.Priority,
            Rank = e.Rank,
            Arrival = e.Sequence,
            EligibleSince = e.IsScheduled ? e.Request.NotBefore!.Value : e.At,
            QueuedAt = e.At,
            Hold = HoldFor(e.Request, e.HoldUntil),
        };
        if (e.IsScheduled)
        {
            state.Put(contact);
        }
        else
        {
            Wait(state, contact);
        }
    }

    private static void HandOn(PoolState state, ContactState contact, ContactHandedOn e)
    {
        WorkEvolution.Release(state, contact, e.At);
        var waiting = WorkEvolution.WithoutAgent(contact) with
        {
            Queue = e.Queue,
            Steps = e.Steps.Count == 0 ? AnyAgent : e.Steps,
            Priority = e.Priority,
            Rank = e.Rank,
            EligibleSince = contact.EligibleSince < e.At ? contact.EligibleSince : e.At,
            Visited = [],
            IsCallback = false,
            Hold = e.ToAgent is { } agent ? new AgentHold(agent, e.HoldUntil!.Value, Unconditional: true) : null,
            Backoffs = e.FromAgent is { } from ? WorkEvolution.WithBackoff(contact, from, e.RetryAt, e.At) : contact.Backoffs,
        };
        if (e.ToAgent is { } to)
        {
            waiting = waiting with { Backoffs = WorkEvolution.WithBackoff(waiting, to, null, e.At) };
        }

        Start(state, waiting, e.At);
    }

    private static void Overflow(PoolState state, ContactState contact, OverflowApplied e)
    {
        switch (e.Action.Target)
        {
            case OverflowTarget.Queue:
                Wait(state, contact with { Queue = e.Action.Queue!.Value, Visited = [.. contact.Visited, contact.Queue], QueuedAt = e.At, Hold = null });
                break;
            case OverflowTarget.Bot:
                state.Put(contact with { Status = ContactStatus.WithBot, Hold = null });
                break;
            case OverflowTarget.Callback:
                Wait(state, contact with { IsCallback = true });
                break;
            default:
                state.Remove(contact);
                break;
        }
    }

    private static void Start(PoolState state, ContactState contact, DateTimeOffset at) =>
        Wait(state, contact with { QueuedAt = at, Step = 0, StepDueAt = StepDue(contact.Steps, 0, at) });

    private static DateTimeOffset? StepDue(IReadOnlyList<RoutingStep> steps, int step, DateTimeOffset from) =>
        step < steps.Count - 1 && steps[step].ExpiresAfter is { } time ? from + time : null;

    private static AgentHold? HoldFor(ContactRequest request, DateTimeOffset? until) =>
        until is { } end ? new AgentHold(request.PreferredAgent!.Value, end, Unconditional: false) : null;
}
