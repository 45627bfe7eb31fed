using CustomerLifecycle.Events;
using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>Turns the events of a log back into what the world did.</summary>
internal sealed class HistoryReader
{
    private readonly List<RoutingEvent> _events = [];
    private readonly List<RecordedContact> _contacts = [];
    private readonly Dictionary<ContactId, OpenContact> _open = [];
    private readonly List<(DateTimeOffset At, RoutingCommand Command)> _setting = [];
    private readonly SortedDictionary<int, TimeSpan> _credits = [];

    public void Add(IReadOnlyList<RoutingEvent> events)
    {
        foreach (var happened in events)
        {
            _events.Add(happened);
            switch (happened)
            {
                case QueueConfigured e:
                    _setting.Add((e.At, new ConfigureQueue { Queue = e.Queue }));
                    break;
                case AgentSignedIn e:
                    // Nobody sends heartbeats in a replay; who missed them in the log signs out there.
                    _setting.Add((e.At, new SignInAgent { Agent = e.Agent with { HeartbeatTimeout = null }, Presence = e.Presence, AuxCode = e.AuxCode }));
                    break;
                case PresenceChanged e:
                    _setting.Add((e.At, new SetAgentPresence { Agent = e.Agent, Presence = e.Presence, AuxCode = e.AuxCode }));
                    break;
                case ContactEnqueued e:
                    Enqueue(e);
                    break;
                case ContactRoutingEvent e when _open.TryGetValue(e.Contact, out var contact):
                    See(contact, e);
                    break;
                default:
                    break;
            }
        }
    }

    public RoutingHistory Finish()
    {
        foreach (var contact in _open.Values)
        {
            contact.Recorded.Current.CutOff(contact.AwaySince ?? _events[^1].At);
        }

        return new RoutingHistory(_contacts, _setting, _events, Credits());
    }

    private void Enqueue(ContactEnqueued e)
    {
        if (!e.IsScheduled)
        {
            _credits[e.Priority] = e.At - e.Rank - e.Request.AgeCredit;
        }

        var contact = new RecordedContact(
            _contacts.Count, e.Request with { Priority = e.Priority }, e.At, e.IsScheduled ? e.Request.NotBefore!.Value : e.At);
        _contacts.Add(contact);
        _open[e.Request.Contact] = new OpenContact(contact);
    }

    private void See(OpenContact contact, ContactRoutingEvent happened)
    {
        var leg = contact.Recorded.Current;
        switch (happened)
        {
            case ContactReleased:
                leg.StartedAt = happened.At;
                break;
            case OfferMade:
                contact.OfferedAt = happened.At;
                break;
            case OfferAccepted:
                leg.AnswerDelay = happened.At - contact.OfferedAt!.Value;
                contact.Assign(leg, happened.At);
                break;
            case AgentAssigned:
                contact.Assign(leg, happened.At);
                break;
            case ContactRequeued:
                contact.OfferedAt = null;
                contact.StopWork(happened.At);
                break;
            case ContactHandedOn e:
                HandOn(contact, leg, e);
                break;
            case PriorityChanged e:
                contact.Recorded.Interventions.Add((e.At, new ReprioritiseContact { Contact = e.Contact, Priority = e.Priority }));
                break;
            case CustomerAway:
                contact.OfferedAt = null;
                contact.AwaySince = happened.At;
                break;
            case CustomerBack:
                contact.AwaySince = null;
                break;
            case OverflowApplied e:
                Overflow(contact, leg, e);
                break;
            case CustomerLeft:
                leg.EndWait(WaitEnd.Abandoned, contact.AwaySince ?? happened.At);
                leg.OfferUnansweredFor = contact.OfferedAt is { } unanswered ? happened.At - unanswered : null;
                contact.Recorded.IsGone = leg.End == WaitEnd.Overflowed;
                _open.Remove(happened.Contact);
                break;
            case WorkCompleted:
                contact.StopWork(happened.At);
                leg.Work = contact.Worked;
                contact.CompletedAt = happened.At;
                break;
            case WorkClosed:
                leg.WrapUp = happened.At - (contact.CompletedAt ?? happened.At);
                _open.Remove(happened.Contact);
                break;
            default:
                break;
        }
    }

    private void Overflow(OpenContact contact, RecordedLeg leg, OverflowApplied e)
    {
        if (e.Action.Target == OverflowTarget.Queue)
        {
            return;
        }

        leg.EndWait(WaitEnd.Overflowed, e.At);
        contact.Recorded.IsGone = e.Action.Target != OverflowTarget.Callback;
        if (e.Action.Target == OverflowTarget.Bot)
        {
            contact.WithBotSince = e.At;
        }
        else if (e.Action.Target != OverflowTarget.Callback)
        {
            _open.Remove(e.Contact);
        }
    }

    private static void HandOn(OpenContact contact, RecordedLeg leg, ContactHandedOn e)
    {
        var transfer = new RecordedTransfer(e.At, e);
        if (contact.WithBotSince is { } since)
        {
            leg.FromBot = (e.At - since, transfer);
            contact.WithBotSince = null;
            contact.Recorded.IsGone = false;
        }
        else if (contact.AssignedAt is not null)
        {
            contact.StopWork(e.At);
            leg.Work = contact.Worked;
            leg.Next = transfer;
        }
        else
        {
            contact.Recorded.Interventions.Add((e.At, new TransferContact
            {
                Contact = e.Contact, ToQueue = e.Queue, ToAgent = e.ToAgent, Wait = transfer.Wait, Steps = e.Steps, Priority = e.Priority, Kind = e.Kind,
            }));
            return;
        }

        contact.Recorded.Legs.Add(new RecordedLeg(e.Queue, e.At));
        contact.Worked = TimeSpan.Zero;
    }

    /// <summary>What each priority was worth: seen where a contact of it came, in between as the one below.</summary>
    private List<TimeSpan> Credits()
    {
        List<TimeSpan> credits = [];
        int most = Math.Max(_credits.Count == 0 ? 0 : _credits.Keys.Max(), _contacts.SelectMany(contact => contact.Interventions).Select(step => step.Command switch
        {
            ReprioritiseContact c => c.Priority,
            TransferContact c => c.Priority ?? 0,
            _ => 0,
        }).DefaultIfEmpty(0).Max());
        for (int priority = 0; priority <= most; priority++)
        {
            var below = credits.Count == 0 ? TimeSpan.Zero : credits[^1];
            credits.Add(_credits.TryGetValue(priority, out var seen) && seen > below ? seen : below);
        }

        return credits;
    }

    private sealed class OpenContact(RecordedContact recorded)
    {
        public RecordedContact Recorded => recorded;

        /// <summary>Since when it is offered; null = it is not.</summary>
        public DateTimeOffset? OfferedAt { get; set; }

        public DateTimeOffset? AssignedAt { get; private set; }

        public DateTimeOffset? CompletedAt { get; set; }

        public DateTimeOffset? AwaySince { get; set; }

        public DateTimeOffset? WithBotSince { get; set; }

        public TimeSpan Worked { get; set; }

        public void Assign(RecordedLeg leg, DateTimeOffset at)
        {
            (AssignedAt, OfferedAt) = (at, null);
            leg.AnsweredAt ??= at;
            leg.EndWait(WaitEnd.Answered, at);
        }

        public void StopWork(DateTimeOffset at)
        {
            Worked += AssignedAt is { } since ? at - since : TimeSpan.Zero;
            AssignedAt = null;
        }
    }
}
