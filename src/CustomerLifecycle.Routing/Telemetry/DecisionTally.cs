using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>Counts what happens in decisions, to be told when they are stored. What other processes decide they tell themselves.</summary>
internal sealed class DecisionTally
{
    private readonly List<TimeSpan> _waits = [];
    private int _made;
    private int _accepted;
    private int _declined;
    private int _expired;

    public void Observe(RoutingEvent fact, ContactState? before)
    {
        switch (fact)
        {
            case OfferMade:
                _made++;
                break;
            case OfferAccepted:
                _accepted++;
                AddWait(fact, before!);
                break;
            case AgentAssigned:
                AddWait(fact, before!);
                break;
            case ContactRequeued { Reason: RequeueReason.Declined }:
                _declined++;
                break;
            case ContactRequeued { Reason: RequeueReason.Expired }:
                _expired++;
                break;
        }
    }

    public void Record()
    {
        RoutingTelemetry.RecordOffers("made", _made);
        RoutingTelemetry.RecordOffers("accepted", _accepted);
        RoutingTelemetry.RecordOffers("declined", _declined);
        RoutingTelemetry.RecordOffers("expired", _expired);
        _waits.ForEach(RoutingTelemetry.RecordWait);
    }

    private void AddWait(RoutingEvent fact, ContactState before) =>
        _waits.Add(fact.At > before.EligibleSince ? fact.At - before.EligibleSince : TimeSpan.Zero);
}
