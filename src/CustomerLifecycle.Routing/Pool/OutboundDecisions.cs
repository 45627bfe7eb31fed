using CustomerLifecycle.Routing.Commands;

namespace CustomerLifecycle.Routing;

/// <summary>Contacts that an agent begins.</summary>
internal static class OutboundDecisions
{
    public static RoutingOutcome? Decide(Deliberation deliberation, StartOutboundContact command)
    {
        var state = deliberation.State;
        var request = command.Contact with { Direction = ContactDirection.Outbound, NotBefore = null, PreferredAgent = null };
        if (state.Contact(request.Contact) is not null)
        {
            return Arrivals.Duplicate(request.Contact);
        }

        if (state.Queue(request.Queue) is null)
        {
            return Refusals.UnknownQueue(request.Queue);
        }

        if (state.Agent(command.Agent) is not { } agent)
        {
            return Refusals.UnknownAgent(command.Agent);
        }

        // The limits are looked at before it is let in: it is never left waiting.
        var contact = ContactState.Blank();
        (contact.Request, contact.Queue, contact.Steps) = (request, request.Queue, WaitingEvolution.AnyAgent);
        if (Claims.Refuse(contact, agent, ClaimKind.ByHand) is { } refusal)
        {
            return refusal;
        }

        Arrivals.Admit(deliberation, request);
        Claims.Claim(deliberation, state.Contact(request.Contact)!, agent, ClaimKind.ByHand);
        return null;
    }
}
