using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>The end of work: complete, close, abandon.</summary>
internal static class WorkDecisions
{
    public static RoutingOutcome? Decide(Deliberation deliberation, CompleteContact command)
    {
        if (Held(deliberation, command.Contact, command.Agent, ContactStatus.Assigned, "only a contact in progress can be completed.", out var contact) is { } refusal)
        {
            return refusal;
        }

        var hold = command.Hold + contact.HoldUntil(deliberation.Now);
        var participants = contact.Legs;
        var wrapUp = deliberation.State.Queue(contact.Queue)!.WrapUp;
        var worked = deliberation.Now - contact.AssignedAt!.Value;
        deliberation.Emit(new WorkCompleted
        {
            Contact = contact.Id,
            Agent = command.Agent,
            Hold = hold < worked ? hold : worked,
            Outcome = command.Outcome,
            WrapUpUntil = deliberation.Now + wrapUp,
        });
        foreach (var leg in participants)
        {
            AgentDecisions.LeaveIfDrained(deliberation, leg.Agent);
        }

        if (wrapUp == TimeSpan.Zero)
        {
            Close(deliberation, contact);
        }

        return null;
    }

    public static RoutingOutcome? Decide(Deliberation deliberation, CloseContact command)
    {
        if (Held(deliberation, command.Contact, command.Agent, ContactStatus.WrapUp, "only a contact in wrap-up can be closed; complete it first.", out var contact) is { } refusal)
        {
            return refusal;
        }

        Close(deliberation, contact);
        return null;
    }

    public static RoutingOutcome? Decide(Deliberation deliberation, AbandonContact command)
    {
        if (deliberation.State.Contact(command.Contact) is not { } contact)
        {
            return Refusals.UnknownContact(command.Contact);
        }

        if (contact.Status is ContactStatus.Assigned or ContactStatus.WrapUp)
        {
            return Refusals.WrongStatus(contact, "an agent has it: complete it instead.");
        }

        var holders = contact.Holders();
        if (command.ResumeWithin > TimeSpan.Zero && contact.Status is ContactStatus.Waiting or ContactStatus.Offered)
        {
            deliberation.Emit(new CustomerAway { Contact = contact.Id, Until = deliberation.Now + command.ResumeWithin });
        }
        else
        {
            deliberation.Emit(new CustomerLeft { Contact = contact.Id });
        }

        AgentDecisions.LeaveIfDrained(deliberation, holders);

        return null;
    }

    public static RoutingOutcome? Decide(Deliberation deliberation, ResumeContact command)
    {
        if (deliberation.State.Contact(command.Contact) is not { } contact)
        {
            return Refusals.UnknownContact(command.Contact);
        }

        if (contact.Status != ContactStatus.Away)
        {
            return Refusals.WrongStatus(contact, "only a contact whose customer is away can be resumed.");
        }

        deliberation.Emit(new CustomerBack { Contact = contact.Id });
        return null;
    }

    public static void Close(Deliberation deliberation, ContactState contact)
    {
        var agent = contact.Agent!.Value;
        deliberation.Emit(new WorkClosed { Contact = contact.Id, Agent = agent });
        AgentDecisions.LeaveIfDrained(deliberation, agent);
    }

    /// <summary>A refusal, unless the contact is in progress with the agent.</summary>
    public static RoutingOutcome? InProgress(Deliberation deliberation, ContactId id, AgentId agent, out ContactState contact) =>
        Held(deliberation, id, agent, ContactStatus.Assigned, "only a contact in progress can be put on hold.", out contact);

    private static RoutingOutcome? Held(
        Deliberation deliberation, ContactId id, AgentId agent, ContactStatus status, string wanted, out ContactState contact)
    {
        contact = deliberation.State.Contact(id)!;
        if (contact is null)
        {
            return Refusals.UnknownContact(id);
        }

        if (contact.IsHeld && contact.Agent != agent)
        {
            return Refusals.AnotherAgents(contact, agent);
        }

        return contact.Status == status ? null : Refusals.WrongStatus(contact, wanted);
    }
}
