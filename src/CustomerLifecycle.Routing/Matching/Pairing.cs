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
    /// <param name="deliberation">The decision in the making.</param>
    /// <param name="group">The group in which the contact waits, or would wait.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="preferring">True to leave out agents who rather take a contact of another queue.</param>
    public static AgentState? Choose(Deliberation deliberation, MatchGroup group, ContactState contact, bool preferring = false)
    {
        if (AgentRanker.DependsOnContact(group.Queue!) && group.Key.HeldFor is null)
        {
            return Scan(deliberation, group, contact, preferring);
        }

        int best = group.Agents.Best;
        return best < 0 ? null
            : !StepsBack(group.Agents.AgentAt(best), contact, preferring) ? group.Agents.AgentAt(best).State
            : BestWhoDoesNotStepBack(group.Agents, contact, preferring);
    }

    private static bool StepsBack(AgentSlot agent, ContactState contact, bool preferring) =>
        contact.Excludes(agent.Id) || (preferring && PrefersAnother(agent, contact));

    // Only a strictly lower number is looked for: an older contact of the same number is found first in its own group.
    private static bool PrefersAnother(AgentSlot agent, ContactState contact)
    {
        if (!agent.State!.Profile.PrefersQueues)
        {
            return false;
        }

        int priority = agent.State.PriorityIn(contact.Queue);
        foreach (var (group, leaf) in agent.Seats)
        {
            if (group.Waiting.Count > 0 && group.Agents.IsReady(leaf) && agent.State.PriorityIn(group.Key.Queue) < priority
                && (!group.Waiting.First!.State!.Excludes(agent.Id) || group.Waiting.InOrder().Any(slot => !slot.State!.Excludes(agent.Id))))
            {
                return true;
            }
        }

        return false;
    }

    private static AgentState? BestWhoDoesNotStepBack(ReadyAgents agents, ContactState contact, bool preferring)
    {
        List<(int Leaf, AgentRank Rank)> aside = [];
        AgentState? chosen = null;
        for (int best; chosen is null && (best = agents.Best) >= 0;)
        {
            if (StepsBack(agents.AgentAt(best), contact, preferring))
            {
                aside.Add((best, agents.RankAt(best)));
                agents.SetUnready(best);
            }
            else
            {
                chosen = agents.AgentAt(best).State;
            }
        }

        foreach (var (leaf, rank) in aside)
        {
            agents.SetReady(leaf, rank);
        }

        return chosen;
    }

    // The best of the lowest tier, by a rank that only this contact gives.
    private static AgentState? Scan(Deliberation deliberation, MatchGroup group, ContactState contact, bool preferring)
    {
        (AgentRank Rank, AgentState Agent)? best = null;
        for (int leaf = 0; leaf < group.Agents.Seats; leaf++)
        {
            if (!group.Agents.IsReady(leaf) || (best is { } found && group.Agents.RankAt(leaf).Tier > found.Rank.Tier)
                || StepsBack(group.Agents.AgentAt(leaf), contact, preferring))
            {
                continue;
            }

            var agent = group.Agents.AgentAt(leaf).State!;
            var own = deliberation.Ranker.Rank(group.Queue!, contact, agent, deliberation.Now);
            if (best is null || own.CompareTo(best.Value.Rank) < 0)
            {
                best = (own, agent);
            }
        }

        return best?.Agent;
    }

    // The oldest contact, and for it the best agent. When that agent rather takes another one, it is the oldest of those that are
    // somebody's first choice, and for it the best of the agents whose first choice it is: there is always one.
    private static (ContactState Contact, AgentState Agent)? Next(Deliberation deliberation)
    {
        var dirty = deliberation.State.Index.Dirty;
        (ContactState Contact, AgentState Agent)? first = null;
        for (int i = dirty.Count - 1; i >= 0; i--)
        {
            if (Best(deliberation, dirty[i], preferring: false) is not { } pair)
            {
                dirty[i].IsDirty = false;
                dirty[i] = dirty[^1];
                dirty.RemoveAt(dirty.Count - 1);
            }
            else
            {
                first = Earlier(first, pair);
            }
        }

        if (first is not var (contact, agent) || dirty.Count == 1 || !PrefersAnother(agent.Slot!, contact))
        {
            return first;
        }

        first = null;
        foreach (var group in dirty)
        {
            if (Best(deliberation, group, preferring: true) is { } pair)
            {
                first = Earlier(first, pair);
            }
        }

        return first;
    }

    private static (ContactState Contact, AgentState Agent) Earlier(
        (ContactState Contact, AgentState Agent)? first, (ContactState Contact, AgentState Agent) pair) =>
        first is { } earlier && WaitingEntry.Of(earlier.Contact).CompareTo(WaitingEntry.Of(pair.Contact)) < 0 ? earlier : pair;

    private static (ContactState Contact, AgentState Agent)? Best(Deliberation deliberation, MatchGroup group, bool preferring)
    {
        if (group.Agents.Ready == 0 || group.Waiting.First is not { } first)
        {
            return null;
        }

        if (Choose(deliberation, group, first.State!, preferring) is { } agent)
        {
            return (first.State!, agent);
        }

        // Everybody who is ready is excluded from the first: it lets the next by. When one excludes nobody, all prefer another queue.
        foreach (var slot in first.State!.ExcludesAnybody ? group.Waiting.InOrder().Skip(1) : [])
        {
            if (Choose(deliberation, group, slot.State!, preferring) is { } other)
            {
                return (slot.State!, other);
            }

            if (!slot.State!.ExcludesAnybody)
            {
                break;
            }
        }

        return null;
    }
}
