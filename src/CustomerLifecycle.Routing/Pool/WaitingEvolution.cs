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

        var contact = state.Change(state.Contact(((ContactRoutingEvent)fact).Contact)!);
        switch (fact)
        {
            case ContactReleased e:
                (contact.EligibleSince, contact.Rank, contact.Hold) = (e.At, e.Rank, HoldFor(contact.Request, e.HoldUntil));
                Start(state, contact, e.At);
                break;
            case CustomerBack:
                (contact.AwaySince, contact.AwayUntil) = (null, null);
                Wait(state, contact);
                break;
            case HoldEnded:
                contact.Hold = null;
                contact.OverflowAt = OverflowPolicy.WaitEndsAt(state, contact);
                break;
            case BackoffEnded e:
                contact.Backoffs = [.. contact.Backoffs.Where(b => b.Agent != e.Agent)];
                break;
            case StepExpired e:
                (contact.Step, contact.StepDueAt) = (e.Step, StepDue(contact.Steps, e.Step, contact.StepDueAt ?? e.At));
                break;
            case PriorityChanged e:
                (contact.Priority, contact.Rank) = (e.Priority, e.Rank);
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

    /// <summary>Puts a contact that may be changed among those that wait.</summary>
    public static void Wait(PoolState state, ContactState contact)
    {
        contact.Status = ContactStatus.Waiting;
        contact.OverflowAt = OverflowPolicy.WaitEndsAt(state, contact);
    }

    public static void RescheduleOverflow(PoolState state, QueueDefinition queue)
    {
        foreach (var contact in state.Index.WaitingInOrder(queue.Id).ToList())
        {
            var ends = OverflowPolicy.WaitEndsAt(state, contact);
            if (contact.OverflowAt != ends)
            {
                state.Change(contact).OverflowAt = ends;
            }
        }
    }

    private static void Enqueue(PoolState state, ContactEnqueued e)
    {
        var contact = state.NewContact();
        contact.Request = e.Request;
        contact.Queue = e.Request.Queue;
        contact.Steps = e.Request.Steps.Count == 0 ? AnyAgent : e.Request.Steps;
        contact.Priority = e.Priority;
        contact.Rank = e.Rank;
        contact.Arrival = e.Sequence;
        contact.QueuedAt = e.At;
        contact.Hold = HoldFor(e.Request, e.HoldUntil);
        if (e.IsScheduled)
        {
            (contact.Status, contact.EligibleSince) = (ContactStatus.Scheduled, e.Request.NotBefore!.Value);
        }
        else
        {
            contact.EligibleSince = e.Request.WaitingSince < e.At ? e.Request.WaitingSince.Value : e.At;
            contact.StepDueAt = StepDue(contact.Steps, 0, e.At);
            Wait(state, contact);
        }

        state.Add(contact);
    }

    private static void HandOn(PoolState state, ContactState contact, ContactHandedOn e)
    {
        WorkEvolution.Release(state, contact, e.At);
        WorkEvolution.ForgetAgent(contact);
        contact.Queue = e.Queue;
        contact.Steps = e.Steps.Count == 0 ? AnyAgent : e.Steps;
        contact.Priority = e.Priority;
        contact.Rank = e.Rank;
        contact.Visited = [];
        contact.IsCallback = false;
        contact.Hold = e.ToAgent is { } agent ? new AgentHold(agent, e.HoldUntil!.Value, Unconditional: true) : null;
        if (contact.EligibleSince > e.At)
        {
            contact.EligibleSince = e.At;
        }

        if (e.FromAgent is { } from)
        {
            WorkEvolution.BackOff(contact, from, e.RetryAt, e.At);
        }

        if (e.ToAgent is { } to)
        {
            WorkEvolution.BackOff(contact, to, null, e.At);
        }

        Start(state, contact, e.At);
    }

    private static void Overflow(PoolState state, ContactState contact, OverflowApplied e)
    {
        if (e.Action.Target != OverflowTarget.Callback && e.At > contact.QueuedAt)
        {
            state.ChangeFlow(contact.Queue).AddLeft(e.At - contact.QueuedAt);
        }

        switch (e.Action.Target)
        {
            case OverflowTarget.Queue:
                contact.Visited = [.. contact.Visited, contact.Queue];
                (contact.Queue, contact.QueuedAt, contact.Hold) = (e.Action.Queue!.Value, e.At, null);
                Wait(state, contact);
                break;
            case OverflowTarget.Bot:
                (contact.Status, contact.Hold) = (ContactStatus.WithBot, null);
                break;
            case OverflowTarget.Callback:
                contact.IsCallback = true;
                Wait(state, contact);
                break;
            default:
                state.Remove(contact);
                break;
        }
    }

    private static void Start(PoolState state, ContactState contact, DateTimeOffset at)
    {
        (contact.QueuedAt, contact.Step, contact.StepDueAt) = (at, 0, StepDue(contact.Steps, 0, at));
        Wait(state, contact);
    }

    private static DateTimeOffset? StepDue(IReadOnlyList<RoutingStep> steps, int step, DateTimeOffset from) =>
        step < steps.Count - 1 && steps[step].ExpiresAfter is { } time ? from + time : null;

    private static AgentHold? HoldFor(ContactRequest request, DateTimeOffset? until) =>
        until is { } end ? new AgentHold(request.PreferredAgent!.Value, end, Unconditional: false) : null;
}
