using CustomerLifecycle.Events;

namespace CustomerLifecycle.Routing;

internal static class QueueCheck
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    public static void Check(QueueDefinition queue, AgentRanker ranker)
    {
        CommandCheck.Time(queue.OfferTimeout, Second, Day, nameof(queue.OfferTimeout));
        CommandCheck.Time(queue.ReofferAfter, Second, Month, nameof(queue.ReofferAfter));
        CommandCheck.Time(queue.WrapUp, TimeSpan.Zero, Day, nameof(queue.WrapUp));
        CommandCheck.Time(queue.HandleTimeWindow, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1), nameof(queue.HandleTimeWindow));
        CommandCheck.Count(queue.RingAgents, 0, 100, nameof(queue.RingAgents));
        CommandCheck.Count(queue.MaxMissedOffers, 0, 1000, nameof(queue.MaxMissedOffers));
        CommandCheck.Count(queue.Overflow.Count, 0, 20, nameof(queue.Overflow));
        CommandCheck.Text(queue.SkillGroup, nameof(queue.SkillGroup));
        bool custom = queue.Strategy == RoutingStrategy.Custom;
        CommandCheck.Require(
            custom == queue.Scorer is not null, nameof(queue.Scorer), queue.Scorer ?? "null", "name a scorer with the strategy Custom, and only then");
        CommandCheck.Require(
            queue.Scorer is null || ranker.Knows(queue.Scorer), nameof(queue.Scorer), queue.Scorer, "register an IAgentScorer of that name");
        foreach (var rule in queue.Overflow)
        {
            Check(rule);
        }
    }

    private static void Check(OverflowRule rule)
    {
        CommandCheck.Require(
            rule.Wait is not null == (rule.When is OverflowCondition.WaitLongerThan or OverflowCondition.EstimatedWaitLongerThan),
            nameof(rule.Wait), rule.Wait, "give a wait with WaitLongerThan or EstimatedWaitLongerThan, and only then");
        CommandCheck.Require(
            rule.Length is not null == (rule.When == OverflowCondition.QueueLongerThan), nameof(rule.Length), rule.Length, "give a length with QueueLongerThan, and only then");
        CommandCheck.Time(rule.Wait ?? Second, Second, Month, nameof(rule.Wait));
        CommandCheck.Count(rule.Length ?? 0, 0, int.MaxValue, nameof(rule.Length));
        CommandCheck.Require(
            rule.Then.Queue is not null == (rule.Then.Target == OverflowTarget.Queue), nameof(rule.Then.Queue), rule.Then.Queue, "give a queue with the target Queue, and only then");
        CommandCheck.Require(
            rule.Then.Target != OverflowTarget.Reject || !string.IsNullOrWhiteSpace(rule.Then.Detail), nameof(rule.Then.Detail), "empty", "say why the contact is turned away");
        CommandCheck.Text(rule.Then.Detail, nameof(rule.Then.Detail), 200);
    }
}
