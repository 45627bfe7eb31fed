namespace CustomerLifecycle.Routing;

/// <summary>Refusals that several commands share.</summary>
internal static class Refusals
{
    public static RoutingOutcome UnknownQueue(QueueId queue) => RoutingOutcome.Rejected(
        RejectionReason.UnknownQueue, $"The pool has no queue '{queue}'. Configure it first, in the routing options or with ConfigureQueue.");

    public static RoutingOutcome UnknownAgent(AgentId agent) => RoutingOutcome.Rejected(
        RejectionReason.UnknownAgent, $"The pool has no agent '{agent}'. Sign the agent in first.");

    public static RoutingOutcome NotSignedIn(AgentId agent) => RoutingOutcome.Rejected(
        RejectionReason.NotSignedIn, $"Agent '{agent}' is not signed in. Sign the agent in first.");

    public static RoutingOutcome UnknownContact(ContactId contact) => RoutingOutcome.Rejected(
        RejectionReason.UnknownContact, $"The pool has no contact '{contact}': it never came in, or is closed, abandoned or turned away.", contact);

    public static RoutingOutcome QueueClosed(QueueId queue, ContactId contact) => RoutingOutcome.Rejected(
        RejectionReason.QueueClosed,
        $"Queue '{queue}' is closed. Open it, or give it an overflow rule for the time outside business hours.",
        contact);

    public static RoutingOutcome WrongStatus(ContactState contact, string wanted) => RoutingOutcome.Rejected(
        RejectionReason.WrongStatus, $"Contact '{contact.Id}' is {contact.Status}; {wanted}", contact.Id);

    public static RoutingOutcome AnotherAgents(ContactState contact, AgentId agent) => RoutingOutcome.Rejected(
        RejectionReason.AnotherAgents, $"Contact '{contact.Id}' is not agent '{agent}''s but {(contact.Agent is { } other ? $"agent '{other}''s" : "offered to others")}.", contact.Id);
}
