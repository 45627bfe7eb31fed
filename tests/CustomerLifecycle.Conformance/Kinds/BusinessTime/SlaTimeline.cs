using CustomerLifecycle.Conformance.Running;
using CustomerLifecycle.Events;
using CustomerLifecycle.Tickets;

namespace CustomerLifecycle.Conformance.Kinds.BusinessTime;

/// <summary>The events of a row, applied to the product's SLA engine.</summary>
internal sealed class SlaTimeline(SlaEngine engine)
{
    private static readonly SlaSubject Subject = new("case", "normal", null, null);

    private StateCategory _category = StateCategory.Open;
    private TimeSpan? _longestUpdate;

    public TicketSla? Sla { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public bool IsPaused => _category == StateCategory.Pending;

    /// <summary>The longest of the exchanges, as reports keep it.</summary>
    public TimeSpan? LongestUpdate => _longestUpdate;

    public void Apply(string name, DateTimeOffset at)
    {
        Now = at > Now ? at : Now;
        switch (name)
        {
            case "created":
                Sla = engine.Start(Subject, _category, at);
                break;
            case "created_paused":
                _category = StateCategory.Pending;
                Sla = engine.Start(Subject, _category, at);
                break;
            case "customer_contact":
                Change(sla => engine.CustomerWrote(sla, Subject, at));
                break;
            case "agent_contact":
                Change(sla => engine.Stop(sla, SlaTargetKind.NextResponse, at));
                if (Sla?.Clock(SlaTargetKind.NextResponse)?.Taken is { } taken && !(taken <= _longestUpdate))
                {
                    _longestUpdate = taken;
                }

                break;
            case "first_response":
                Change(sla => engine.Stop(sla, SlaTargetKind.FirstResponse, at));
                break;
            case "first_response_and_pause":
                Change(sla => engine.Stop(sla, SlaTargetKind.FirstResponse, at));
                MoveTo(StateCategory.Pending, at);
                break;
            case "paused":
                MoveTo(StateCategory.Pending, at);
                break;
            case "resumed" or "reopened":
                MoveTo(StateCategory.Open, at);
                break;
            case "closed" or "resolved":
                MoveTo(StateCategory.Solved, at);
                break;
            case "sla_removed":
                Change(sla => engine.Cancel(sla, at));
                break;
            default:
                throw new CaseFormatException($"The event '{name}' is not known.");
        }
    }

    private void MoveTo(StateCategory category, DateTimeOffset at)
    {
        var from = _category;
        _category = category;
        Change(sla => engine.Transition(sla, Subject, from, category, at));
    }

    private void Change(Func<TicketSla, TicketSla> change) => Sla = Sla is null ? null : change(Sla);
}
