using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>What each event changes. No decision is made here: whatever was decided is in the event.</summary>
internal static class Evolution
{
    public static void Apply(PoolState state, RoutingEvent fact)
    {
        switch (fact)
        {
            case CommandRecorded:
                break;
            case QueueConfigured configured:
                bool reschedules = OverflowPolicy.LooksAtWait(configured.Queue) || OverflowPolicy.LooksAtWait(state.Queue(configured.Queue.Id));
                state.Put(configured.Queue);
                if (reschedules)
                {
                    WaitingEvolution.RescheduleOverflow(state, configured.Queue);
                }

                break;
            case AgentSignedIn or AgentSignedOut or PresenceChanged or AgentsAlive or RateLimitEnded:
                AgentEvolution.Apply(state, fact);
                break;
            case OfferMade or OfferAccepted or AgentAssigned or WorkCompleted or WorkClosed or CustomerLeft or ContactRequeued or CustomerAway or ContactSentToPool:
                WorkEvolution.Apply(state, (ContactRoutingEvent)fact);
                break;
            case ParticipantInvited or ParticipantJoined or ParticipantLeft or OwnershipPassed or ContactHeld or ContactRetrieved:
                LegEvolution.Apply(state, (ContactRoutingEvent)fact);
                break;
            default:
                WaitingEvolution.Apply(state, fact);
                break;
        }

        state.Sequence = fact.Sequence;
        state.At = fact.At;
    }
}
