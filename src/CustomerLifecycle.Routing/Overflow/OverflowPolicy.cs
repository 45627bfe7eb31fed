using CustomerLifecycle.Events;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>Which overflow rule applies to a contact, and when.</summary>
internal static class OverflowPolicy
{
    /// <summary>When the contact has waited as long as the queue allows, or null.</summary>
    public static DateTimeOffset? WaitEndsAt(PoolState state, ContactState contact)
    {
        if (state.Queue(contact.Queue) is not { Overflow.Count: > 0 })
        {
            return null;
        }

        TimeSpan? shortest = null;
        foreach (var rule in RulesFor(state, contact))
        {
            if (rule.When == OverflowCondition.WaitLongerThan && (shortest is null || rule.Wait < shortest))
            {
                shortest = rule.Wait;
            }
        }

        return contact.QueuedAt + shortest;
    }

    /// <summary>True when the queue gives contacts away that have waited for some time.</summary>
    public static bool LooksAtWait(QueueDefinition? queue) => queue is not null && queue.Overflow.Any(rule => rule.When == OverflowCondition.WaitLongerThan);

    public static void OnWait(Deliberation deliberation, ContactState contact)
    {
        var waited = deliberation.Now - contact.QueuedAt;
        var rule = RulesFor(deliberation.State, contact).First(r => r.When == OverflowCondition.WaitLongerThan && r.Wait <= waited);
        Apply(deliberation, contact, rule);
    }

    /// <summary>Applies the rules for a contact that has just entered a queue, and again in each queue it is sent to.</summary>
    public static void OnEntry(Deliberation deliberation, ContactId id)
    {
        if (deliberation.State.Contact(id) is { Status: ContactStatus.Waiting } contact
            && deliberation.State.Queue(contact.Queue) is { Overflow.Count: > 0 }
            && RulesFor(deliberation.State, contact).FirstOrDefault(r => Holds(deliberation, contact, r)) is { } rule)
        {
            Apply(deliberation, contact, rule);
        }
    }

    /// <summary>Gives away what nobody is left to serve after an agent has gone.</summary>
    public static void OnAgentGone(Deliberation deliberation, AgentProfile agent)
    {
        foreach (var membership in agent.Queues)
        {
            if (deliberation.State.Queue(membership.Queue)?.Overflow.Any(r => r.When == OverflowCondition.NoEligibleAgent) != true)
            {
                continue;
            }

            // Wherever somebody sits whom no contact excludes, nobody is left alone.
            var alone = deliberation.State.Index.QueueOf(membership.Queue).AllGroups
                .Where(group => group.Seats.Count == 0 || (group.Seats.Count <= CommandCheck.MaxExcluded && group.Waiting.Excluding > 0));
            foreach (var contact in MatchIndex.InOrder(alone).Where(contact => contact.Status == ContactStatus.Waiting).ToList())
            {
                var rule = RulesFor(deliberation.State, contact).FirstOrDefault(r => r.When == OverflowCondition.NoEligibleAgent);
                if (rule is not null && Holds(deliberation, contact, rule))
                {
                    Apply(deliberation, contact, rule);
                }
            }
        }
    }

    /// <summary>True when the queue takes no contact now and has no rule for it.</summary>
    public static bool IsShut(QueueDefinition queue) =>
        !queue.IsOpen && queue.Overflow.All(r => r.When != OverflowCondition.OutsideBusinessHours);

    private static void Apply(Deliberation deliberation, ContactState contact, OverflowRule rule)
    {
        deliberation.Emit(new OverflowApplied { Contact = contact.Id, Condition = rule.When, Action = rule.Then });
        if (rule.Then.Target == OverflowTarget.Queue)
        {
            OnEntry(deliberation, contact.Id);
        }
    }

    /// <summary>The rules that could send the contact anywhere: none for a callback, which has its place for good, or for a contact
    /// handed to an agent by name; and none that would send it round in a circle.</summary>
    private static IEnumerable<OverflowRule> RulesFor(PoolState state, ContactState contact)
    {
        if (contact.IsCallback || contact.Hold is { Unconditional: true } || state.Queue(contact.Queue) is not { } queue)
        {
            return [];
        }

        return queue.Overflow.Where(rule => rule.Then.Queue is not { } target
            || (target != contact.Queue && !contact.Visited.Contains(target) && state.Queue(target) is not null));
    }

    private static bool Holds(Deliberation deliberation, ContactState contact, OverflowRule rule)
    {
        var state = deliberation.State;
        var queue = state.Queue(contact.Queue)!;
        return rule.When switch
        {
            OverflowCondition.OutsideBusinessHours =>
                !queue.IsOpen || deliberation.Options.Hours?.IsOpen(deliberation.Options.Tenant, queue.Id, deliberation.Now) == false,
            OverflowCondition.NoEligibleAgent => !SomebodyIsThere(state, contact),
            OverflowCondition.QueueLongerThan => state.Index.QueueOf(queue.Id).Count(ContactStatus.Waiting) > rule.Length && !CanBeServedNow(deliberation, contact),
            OverflowCondition.EstimatedWaitLongerThan => WaitEstimator.Of(state, contact).Wait > rule.Wait,
            _ => false,
        };
    }

    private static bool CanBeServedNow(Deliberation deliberation, ContactState contact) =>
        Pairing.Choose(deliberation, deliberation.State.Index.GroupOf(contact), contact) is not null;

    private static bool SomebodyIsThere(PoolState state, ContactState contact)
    {
        if (state.Index.GroupOf(contact).Seats.Any(seat => !contact.Request.ExcludedAgents.Contains(seat.Agent.Id)))
        {
            return true;
        }

        // Nobody at this step: the later steps, and everybody once a hold ends, are looked through agent by agent.
        for (int step = contact.Step; step < contact.Steps.Count; step++)
        {
            var key = new MatchKey(contact.Queue, contact.Request.Channel, contact.Steps[step], null, unconditional: false);
            foreach (var agent in state.Index.Candidates(contact.Queue, key.Skills))
            {
                if (key.Admits(agent) && !contact.Request.ExcludedAgents.Contains(agent.Id))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
