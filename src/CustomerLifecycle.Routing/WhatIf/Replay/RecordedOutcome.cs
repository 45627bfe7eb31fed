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
            // A contact that a bot handed back waits on for its first agent; the wait began when it came.
            var last = contact.Legs.TakeWhile((_, index) => index == 0 || contact.Legs[index - 1].FromBot is not null).Last();
            double waited = (last.StartedAt + last.Waited - contact.First.StartedAt).TotalSeconds;
            switch (last.End)
            {
                case WaitEnd.Answered:
                    tally.Answer(waited);
                    break;
                case WaitEnd.Abandoned:
                    tally.Abandon(waited);
                    break;
                case WaitEnd.Overflowed when last.Work is null && last.FromBot is null:
                    tally.Overflowed++;
                    break;
                case WaitEnd.StillWaiting:
                    tally.Disconnected++;
                    break;
                default:
                    // A callback: the customer hung up, and an agent called back.
                    tally.Answer(waited);
                    break;
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
