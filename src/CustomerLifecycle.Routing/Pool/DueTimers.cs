using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>What time alone does. Each firing changes the contact's state, so firing again does nothing: a timer may be late, early or double.</summary>
internal static class DueTimers
{
    public static void FireDue(Deliberation deliberation)
    {
        while (deliberation.State.NextDue is { } due && due.At <= deliberation.Now)
        {
            if (due.What is ContactState contact)
            {
                Fire(deliberation, contact, due.At);
            }
            else
            {
                AgentDecisions.Fire(deliberation, (AgentState)due.What, due.At);
            }

            Pairing.Settle(deliberation);
        }
    }

    private static void Fire(Deliberation deliberation, ContactState contact, DateTimeOffset dueAt)
    {
        switch (contact.Status)
        {
            case ContactStatus.Scheduled:
                Arrivals.Release(deliberation, contact);
                break;
            case ContactStatus.Offered when contact.Rings > 0 && Array.FindIndex(contact.Backoffs, b => b.Until == dueAt) is >= 0 and var ended:
                deliberation.Emit(new BackoffEnded { Contact = contact.Id, Agent = contact.Backoffs[ended].Agent });
                break;
            case ContactStatus.Offered:
                OfferDecisions.Expire(deliberation, contact, dueAt);
                break;
            case ContactStatus.Assigned:
                ParticipantDecisions.Expire(deliberation, contact, dueAt);
                break;
            case ContactStatus.WrapUp:
                WorkDecisions.Close(deliberation, contact);
                break;
            case ContactStatus.Away:
                deliberation.Emit(new CustomerLeft { Contact = contact.Id });
                break;
            case ContactStatus.Waiting:
                FireWaiting(deliberation, contact, dueAt);
                break;
            default:
                throw new InvalidOperationException($"A contact that is {contact.Status} has no timer.");
        }
    }

    private static void FireWaiting(Deliberation deliberation, ContactState contact, DateTimeOffset dueAt)
    {
        // What lets an agent in comes before what gives the contact away, when both are due at one instant.
        int backoff = Array.FindIndex(contact.Backoffs, b => b.Until == dueAt);
        if (backoff >= 0)
        {
            deliberation.Emit(new BackoffEnded { Contact = contact.Id, Agent = contact.Backoffs[backoff].Agent });
        }
        else if (contact.Hold?.Until == dueAt)
        {
            deliberation.Emit(new HoldEnded { Contact = contact.Id });
        }
        else if (contact.StepDueAt == dueAt)
        {
            deliberation.Emit(new StepExpired { Contact = contact.Id, Step = contact.Step + 1 });
        }
        else
        {
            OverflowPolicy.OnWait(deliberation, contact);
        }
    }
}
