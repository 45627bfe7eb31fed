using CustomerLifecycle.Routing.Simulation;

namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>Measures the record itself as a replay is measured.</summary>
internal static class RecordedOutcome
{
    public static ReplayResult Measure(ReplayPlan plan)
    {
        ContactTally[] tallies = [.. plan.Queues.Select(_ => new ContactTally(plan.Options.AcceptableWait.TotalSeconds))];
        foreach (var contact in plan.History.Contacts)
        {
            var tally = tallies[plan.QueueIndex[contact.Request.Queue]];
            tally.Arrivals++;
            if (contact.Legs.Select(leg => leg.AnsweredAt).FirstOrDefault(at => at is not null) is { } answeredAt)
            {
                tally.Answer((answeredAt - contact.First.StartedAt).TotalSeconds);
            }
            else if (contact.Current.End == WaitEnd.Abandoned)
            {
                // A contact that a bot handed back waits on; the wait began when it came.
                tally.Abandon((contact.Current.StartedAt + contact.Current.Waited - contact.First.StartedAt).TotalSeconds);
            }
            else if (contact.IsGone)
            {
                tally.Overflowed++;
            }
            else
            {
                tally.Disconnected++;
            }
        }

        var agents = new PresenceMeter();
        foreach (var happened in plan.History.Events)
        {
            agents.See(happened);
        }

        return new ReplayResult(tallies, agents.Finish(plan.History.To));
    }
}
