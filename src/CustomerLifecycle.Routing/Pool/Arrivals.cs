using System.Collections.Frozen;
using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>How a contact enters the pool, and its place among the others.</summary>
internal static class Arrivals
{
    public static RoutingOutcome? Decide(Deliberation deliberation, EnqueueContact command)
    {
        var request = Normalised(deliberation, command.Contact);
        var state = deliberation.State;
        if (state.Contact(request.Contact) is not null)
        {
            return Duplicate(request.Contact);
        }

        if (state.Queue(request.Queue) is not { } queue)
        {
            return Refusals.UnknownQueue(request.Queue);
        }

        if (OverflowPolicy.IsShut(queue))
        {
            return Refusals.QueueClosed(queue.Id, request.Contact);
        }

        Emit(deliberation, request);
        OverflowPolicy.OnEntry(deliberation, request.Contact);
        return null;
    }

    /// <summary>Lets a contact in for which an agent stands ready: no overflow rule is asked.</summary>
    public static void Admit(Deliberation deliberation, ContactRequest request) => Emit(deliberation, Normalised(deliberation, request));

    public static RoutingOutcome Duplicate(ContactId contact) => RoutingOutcome.Rejected(
        RejectionReason.DuplicateContact, $"Contact '{contact}' is in the pool already. Transfer it, or give the new contact an identifier of its own.", contact);

    private static void Emit(Deliberation deliberation, ContactRequest request)
    {
        bool scheduled = request.NotBefore > deliberation.Now;
        int priority = PriorityOf(deliberation.Options, request);
        var eligible = scheduled ? request.NotBefore!.Value : request.WaitingSince < deliberation.Now ? request.WaitingSince.Value : deliberation.Now;
        deliberation.Emit(new ContactEnqueued
        {
            Request = request,
            Priority = priority,
            Rank = RankOf(deliberation.Options, eligible, priority, request.AgeCredit),
            IsScheduled = scheduled,
            HoldUntil = scheduled ? null : HoldUntil(deliberation, request),
        });
    }

    public static void Release(Deliberation deliberation, ContactState contact)
    {
        deliberation.Emit(new ContactReleased
        {
            Contact = contact.Id,
            Rank = RankOf(deliberation.Options, deliberation.Now, contact.Priority, contact.Request.AgeCredit),
            HoldUntil = HoldUntil(deliberation, contact.Request),
        });
        OverflowPolicy.OnEntry(deliberation, contact.Id);
    }

    public static DateTimeOffset RankOf(RoutingPoolOptions options, DateTimeOffset eligibleSince, int priority, TimeSpan ageCredit) =>
        eligibleSince - options.PriorityCredits[priority] - ageCredit;

    public static int PriorityOf(RoutingPoolOptions options, ContactRequest request)
    {
        if (request.Priority is { } given)
        {
            return given;
        }

        return request.Dimensions.CustomerLevel is { } level ? options.PriorityByCustomerLevel.GetValueOrDefault(level) : 0;
    }

    /// <summary>A contact is kept only for an agent who is there, and for no time at all only when that agent can take it at once.</summary>
    private static DateTimeOffset? HoldUntil(Deliberation deliberation, ContactRequest request)
    {
        if (request.PreferredAgent is not { } name || deliberation.State.Agent(name) is not { IsPresent: true } agent
            || request.ExcludedAgents.Contains(name))
        {
            return null;
        }

        var step = request.Steps.Count == 0 ? WaitingEvolution.AnyAgent[0] : request.Steps[0];
        var key = new MatchKey(request.Queue, request.Channel, step, name, unconditional: false);
        bool free = AgentRoom.IsReady(agent, request.Channel);
        return key.Admits(agent) && (free || request.PreferredWait > TimeSpan.Zero) ? deliberation.Now + request.PreferredWait : null;
    }

    /// <summary>A copy that the caller cannot change any more, with equal requirements in equal form.</summary>
    private static ContactRequest Normalised(Deliberation deliberation, ContactRequest request)
    {
        bool isPlain = request.ExcludedAgents.Count == 0 && request.Attributes.Count == 0 && request.NotBefore is null && request.WaitingSince is null;
        var steps = deliberation.Plans.Normalised(request.Steps, request.Attributes);
        if (isPlain)
        {
            return request with { Steps = steps, ExcludedAgents = [], Attributes = FrozenDictionary<string, string>.Empty };
        }

        return request with
        {
            Steps = steps,
            ExcludedAgents = request.ExcludedAgents.Count == 0 ? [] : [.. request.ExcludedAgents.Distinct().OrderBy(a => a.Value, StringComparer.Ordinal)],
            Attributes = request.Attributes.Count == 0
                ? FrozenDictionary<string, string>.Empty
                : new SortedDictionary<string, string>(request.Attributes.ToDictionary(), StringComparer.Ordinal),
            NotBefore = request.NotBefore?.ToUniversalTime(),
            WaitingSince = request.WaitingSince?.ToUniversalTime(),
        };
    }
}
