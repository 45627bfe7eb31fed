namespace CustomerLifecycle.Routing;

/// <summary>Brings waiting contacts and ready agents together until none fits any more: always the contact that is served first, and
/// for it the agent whom the queue's strategy chooses.</summary>
internal static class Pairing
{
    public static void Settle(Deliberation deliberation)
    {
        while (Next(deliberation) is var (contact, agent))
        {
            Claims.Claim(deliberation, contact, agent, ClaimKind.Automatic);
        }
    }

    /// <summary>The agent for a contact of the group, or null.</summary>
    public static AgentState? Choose(Deliberation deliberation, MatchGroup group, ContactState contact)
    {
        if (AgentRanker.DependsOnContact(group.Queue!) && group.Key.HeldFor is null)
        {
            return Scan(deliberation, group, contact);
        }

        int best = group.Agents.Best;
        return best < 0 ? null
            : !contact.Excludes(group.Agents.AgentAt(best).Id) ? group.Agents.AgentAt(best).State
            : BestButExcluded(group.Agents, contact);
    }

    // Whoever is excluded steps back for a moment.
    private static AgentState? BestButExcluded(ReadyAgents agents, ContactState contact)
    {
        List<(int Leaf, AgentRank Rank)> aside = [];
        int best;
        while ((best = agents.Best) >= 0 && contact.Excludes(agents.AgentAt(best).Id))
        {
            aside.Add((best, agents.RankAt(best)));
            agents.SetUnready(best);
        }

        foreach (var (leaf, rank) in aside)
        {
            agents.SetReady(leaf, rank);
        }

        return best < 0 ? null : agents.AgentAt(best).State;
    }

    // The best of the lowest tier, by a rank that only this contact gives.
    private static AgentState? Scan(Deliberation deliberation, MatchGroup group, ContactState contact)
    {
        (AgentRank Rank, AgentState Agent)? best = null;
        for (int leaf = 0; leaf < group.Agents.Seats; leaf++)
        {
            if (!group.Agents.IsReady(leaf) || (best is { } found && group.Agents.RankAt(leaf).Tier > found.Rank.Tier))
            {
                continue;
            }

            var agent = group.Agents.AgentAt(leaf).State!;
            if (contact.Excludes(agent.Id))
            {
                continue;
            }

            var own = deliberation.Ranker.Rank(group.Queue!, contact, agent, deliberation.Now);
            if (best is null || own.CompareTo(best.Value.Rank) < 0)
            {
                best = (own, agent);
            }
        }

        return best?.Agent;
    }

    private static (ContactState Contact, AgentState Agent)? Next(Deliberation deliberation)
    {
        var dirty = deliberation.State.Index.Dirty;
        (ContactState Contact, AgentState Agent)? first = null;
        for (int i = dirty.Count - 1; i >= 0; i--)
        {
            if (Best(deliberation, dirty[i]) is not { } pair)
            {
                dirty[i].IsDirty = false;
                dirty[i] = dirty[^1];
                dirty.RemoveAt(dirty.Count - 1);
            }
            else if (first is null || WaitingEntry.Of(pair.Contact).CompareTo(WaitingEntry.Of(first.Value.Contact)) < 0)
            {
                first = pair;
            }
        }

        return first;
    }

    private static (ContactState Contact, AgentState Agent)? Best(Deliberation deliberation, MatchGroup group)
    {
        if (group.Agents.Ready == 0 || group.Waiting.First is not { } first)
        {
            return null;
        }

        if (Choose(deliberation, group, first.State!) is { } agent)
        {
            return (first.State!, agent);
        }

        // Everybody who is ready is excluded from the first: it lets the next by.
        foreach (var slot in group.Waiting.InOrder().Skip(1))
        {
            if (Choose(deliberation, group, slot.State!) is { } other)
            {
                return (slot.State!, other);
            }
        }

        return null;
    }
}
