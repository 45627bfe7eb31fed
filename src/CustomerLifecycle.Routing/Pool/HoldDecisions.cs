using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>Holds during a talk.</summary>
internal static class HoldDecisions
{
    public static RoutingOutcome? Decide(Deliberation deliberation, HoldContact command)
    {
        if (WorkDecisions.InProgress(deliberation, command.Contact, command.Agent, out var contact) is { } refusal)
        {
            return refusal;
        }

        if (contact.HeldSince is null)
        {
            deliberation.Emit(new ContactHeld { Contact = contact.Id });
        }

        return null;
    }

    public static RoutingOutcome? Decide(Deliberation deliberation, RetrieveContact command)
    {
        if (WorkDecisions.InProgress(deliberation, command.Contact, command.Agent, out var contact) is { } refusal)
        {
            return refusal;
        }

        if (contact.HeldSince is not null)
        {
            deliberation.Emit(new ContactRetrieved { Contact = contact.Id });
        }

        return null;
    }
}
