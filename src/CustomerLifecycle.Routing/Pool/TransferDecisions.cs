using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>Transfers and changes of priority.</summary>
internal static class TransferDecisions
{
    public static RoutingOutcome? Decide(Deliberation deliberation, TransferContact command)
    {
        if (deliberation.State.Contact(command.Contact) is not { } contact)
        {
            return Refusals.UnknownContact(command.Contact);
        }

        if (contact.Status == ContactStatus.Away)
        {
            return Refusals.WrongStatus(contact, "resume it before it is transferred.");
        }

        if (contact.Status == ContactStatus.WrapUp)
        {
            return Refusals.WrongStatus(contact, "a contact that is completed cannot be transferred; bring the customer in as a new contact.");
        }

        if (command.By is { } by && contact.Agent != by && !contact.OfferedTo().Contains(by))
        {
            return Refusals.AnotherAgents(contact, by);
        }

        if (command.ToPool is { } pool)
        {
            return SendOn(deliberation, contact, command, pool);
        }

        var target = command.ToQueue ?? contact.Queue;
        if (deliberation.State.Queue(target) is not { } queue)
        {
            return Refusals.UnknownQueue(target);
        }

        var refusal = command.ToAgent is { } name ? RefuseAgent(deliberation, contact, name, command) : RefuseQueue(queue, contact);
        if (refusal is not null)
        {
            return refusal;
        }

        var holders = contact.Holders();
        Emit(deliberation, contact, command, queue);
        if (command.ToAgent is null)
        {
            OverflowPolicy.OnEntry(deliberation, contact.Id);
        }

        AgentDecisions.LeaveIfDrained(deliberation, holders);
        return null;
    }

    public static RoutingOutcome? Decide(Deliberation deliberation, ReprioritiseContact command)
    {
        if (deliberation.State.Contact(command.Contact) is not { } contact)
        {
            return Refusals.UnknownContact(command.Contact);
        }

        if (contact.Status is ContactStatus.Assigned or ContactStatus.WrapUp)
        {
            return Refusals.WrongStatus(contact, "an agent has it already, so its priority changes nothing.");
        }

        if (contact.Priority != command.Priority)
        {
            var rank = Arrivals.RankOf(deliberation.Options, contact.EligibleSince, command.Priority, contact.Request.AgeCredit);
            deliberation.Emit(new PriorityChanged { Contact = contact.Id, Priority = command.Priority, Rank = rank });
        }

        return null;
    }

    private static void Emit(Deliberation deliberation, ContactState contact, TransferContact command, QueueDefinition queue)
    {
        int priority = command.Priority ?? contact.Priority;
        bool early = contact.EligibleSince > deliberation.Now;
        deliberation.Emit(new ContactHandedOn
        {
            Contact = contact.Id,
            Queue = queue.Id,
            FromAgent = contact.Agent ?? command.By,
            ToAgent = command.ToAgent,
            HoldUntil = command.ToAgent is null ? null : deliberation.Now + command.Wait,
            Steps = command.Steps is { } steps ? deliberation.Plans.Normalised(steps, contact.Request.Attributes) : contact.Steps,
            Priority = priority,
            Rank = priority == contact.Priority && !early
                ? contact.Rank
                : Arrivals.RankOf(deliberation.Options, early ? deliberation.Now : contact.EligibleSince, priority, contact.Request.AgeCredit),
            RetryAt = contact.Agent is null ? null : deliberation.Now + queue.ReofferAfter,
            Kind = command.Kind,
        });
    }

    private static RoutingOutcome? SendOn(Deliberation deliberation, ContactState contact, TransferContact command, string pool)
    {
        var holders = contact.Holders();
        deliberation.Emit(new ContactSentToPool
        {
            Contact = contact.Id,
            Pool = pool,
            Request = contact.Request with
            {
                Queue = command.ToQueue!.Value,
                Steps = command.Steps is { } steps ? deliberation.Plans.Normalised(steps, contact.Request.Attributes) : contact.Request.Steps,
                Priority = command.Priority ?? contact.Priority,
                WaitingSince = contact.EligibleSince < deliberation.Now ? contact.EligibleSince : deliberation.Now,
                NotBefore = contact.Status == ContactStatus.Scheduled ? contact.Request.NotBefore : null,
            },
            Kind = command.Kind,
        });
        AgentDecisions.LeaveIfDrained(deliberation, holders);
        return null;
    }

    private static RoutingOutcome? RefuseQueue(QueueDefinition queue, ContactState contact) =>
        OverflowPolicy.IsShut(queue) ? Refusals.QueueClosed(queue.Id, contact.Id) : null;

    private static RoutingOutcome? RefuseAgent(Deliberation deliberation, ContactState contact, AgentId name, TransferContact command)
    {
        if (deliberation.State.Agent(name) is not { } agent)
        {
            return Refusals.UnknownAgent(name);
        }

        if (contact.Agent == name)
        {
            return RoutingOutcome.Rejected(RejectionReason.WrongStatus, $"Agent '{name}' has contact '{contact.Id}' already.", contact.Id);
        }

        // With time to wait, only what waiting does not cure stands in the way.
        if (command.Wait == TimeSpan.Zero || !agent.IsPresent || contact.Request.ExcludedAgents.Contains(name)
            || AgentRoom.CostOf(agent.Profile, contact.Request.Channel) is null)
        {
            return Claims.Refuse(contact, agent, ClaimKind.Named);
        }

        return null;
    }
}
