namespace CustomerLifecycle.Routing;

/// <summary>Explains by looking at every agent anew; it does not use the match index, so it also checks it.</summary>
internal static class Explainer
{
    public static RoutingExplanation Explain(PoolState state, AgentRanker ranker, ContactState contact, DateTimeOffset now)
    {
        var queue = state.Queue(contact.Queue)!;
        var free = new List<(AgentRank Rank, AgentVerdict Verdict)>();
        var others = new List<AgentVerdict>();
        foreach (var agent in state.Agents.Where(a => a.MembershipOf(queue.Id) is not null || contact.Hold?.Agent == a.Id))
        {
            var obstacles = Claims.Obstacles(contact, agent, ClaimKind.Automatic).ToList();
            if (obstacles.Count == 0 && contact.WantsAgents && PrefersAnother(state, contact, agent))
            {
                obstacles.Add(RejectionReason.PrefersAnother);
            }

            var verdict = new AgentVerdict
            {
                Agent = agent.Id,
                Obstacles = obstacles,
                Tier = agent.MembershipOf(queue.Id)?.Tier ?? 0,
                QueuePriority = agent.PriorityIn(queue.Id),
                UnmetCondition = obstacles.Contains(RejectionReason.ConditionNotMet)
                    ? AttributeEvaluation.Failure(contact.Requirement.Condition!, agent.Profile)
                    : null,
            };
            if (obstacles.Count > 0)
            {
                others.Add(verdict);
                continue;
            }

            var rank = ranker.Rank(queue, contact, agent, now);
            free.Add((rank, verdict with { Score = Score(ranker, queue, contact, agent, rank, now) }));
        }

        free.Sort((a, b) => a.Rank.CompareTo(b.Rank));
        return new RoutingExplanation
        {
            Contact = contact.Id,
            Status = contact.Status,
            At = now,
            Queue = queue.Id,
            Strategy = queue.Strategy,
            Step = contact.Step,
            Skills = contact.Requirement.Skills,
            Condition = contact.Requirement.Condition?.ToString(),
            NamedAgents = contact.Requirement.Agents,
            HeldFor = contact.Hold?.Agent,
            Ahead = contact.Status == ContactStatus.Waiting ? Ahead(state, contact) : 0,
            Candidates =
            [
                .. free.Select((f, i) => f.Verdict with { Place = i + 1 }),
                .. others.OrderBy(v => v.Agent.Value, StringComparer.Ordinal),
            ],
            Chosen = contact.WantsAgents && free.Count > 0 ? free[0].Verdict.Agent : null,
            TieBreak = free.Count > 1 ? TieBreak(free[0].Rank, free[1].Rank) : RoutingTieBreak.None,
        };
    }

    private static bool PrefersAnother(PoolState state, ContactState contact, AgentState agent)
    {
        int priority = agent.PriorityIn(contact.Queue);
        return priority > 0 && state.Contacts.Any(other => other.WantsAgents
            && agent.PriorityIn(other.Queue) < priority && Claims.IsFree(other, agent, ClaimKind.Automatic));
    }

    private static int Ahead(PoolState state, ContactState contact)
    {
        var place = WaitingEntry.Of(contact);
        return state.Contacts.Count(c => c.Queue == contact.Queue && c.Status == ContactStatus.Waiting && WaitingEntry.Of(c).CompareTo(place) < 0);
    }

    private static RoutingTieBreak TieBreak(AgentRank first, AgentRank second)
    {
        if (first.Tier != second.Tier)
        {
            return RoutingTieBreak.Tier;
        }

        if (first.First != second.First)
        {
            return RoutingTieBreak.Strategy;
        }

        return first.Second != second.Second ? RoutingTieBreak.IdleTime : RoutingTieBreak.AgentIdentifier;
    }

    private static double Score(
        AgentRanker ranker, QueueDefinition queue, ContactState contact, AgentState agent, AgentRank rank, DateTimeOffset now) => queue.Strategy switch
        {
            RoutingStrategy.LongestIdle => (now - (agent.Open == 0 ? agent.IdleSince : agent.LastOfferAt)).TotalSeconds,
            RoutingStrategy.LeastLoaded => (double)agent.Used / agent.Profile.Capacity.Total,
            RoutingStrategy.LeastHandleTime => TimeSpan.FromTicks(rank.First).TotalSeconds,
            RoutingStrategy.Weighted => (double)rank.First / AgentPass.Stride,
            RoutingStrategy.HighestSkill => -rank.First,
            RoutingStrategy.Custom => ranker.Score(queue, contact, agent, now),
            _ => rank.First,
        };
}
