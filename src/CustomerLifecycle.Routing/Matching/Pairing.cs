namespace CustomerLifecycle.Routing;

/// <summary>Brings waiting contacts and ready agents together until none fits any more: always the contact that is served first, and
/// for it the agent whom the queue's strategy chooses.</summary>
internal static class Pairing
{
    // A look at so few groups costs less than keeping them in order.
    private const int Few = 4;

    public static void Settle(Deliberation deliberation)
    {
        for (int claims = 0; Next(deliberation) is var (contact, agent);)
        {
            Claims.Claim(deliberation, contact, agent, ClaimKind.Automatic);
            if (++claims > 1 && deliberation.State.Index.Dirty.Count > Few)
            {
                SettleMany(deliberation);
                return;
            }
        }
    }

    /// <summary>The agent for a contact of the group, or null.</summary>
    public static AgentState? Choose(Deliberation deliberation, MatchGroup group, ContactState contact)
    {
        if (!group.IsOpen)
        {
            return group.Queue is null ? null : Search(deliberation, group, contact);
        }

        if (AgentRanker.DependsOnContact(group.Queue!) && group.Key.HeldFor is null)
        {
            return Scan(deliberation, group, contact);
        }

        return group.Ready.Best is not { } best ? null
            : !contact.Excludes(best.Agent.Id) ? best.Agent
            : BestButExcluded(group.Ready, contact);
    }

    // Whoever is excluded steps back for a moment.
    private static AgentState? BestButExcluded(ReadyAgents agents, ContactState contact)
    {
        List<AgentSeat> aside = [];
        while (agents.Best is { } best && contact.Excludes(best.Agent.Id))
        {
            aside.Add(best);
            agents.Remove(best);
        }

        var chosen = agents.Best?.Agent;
        for (int i = aside.Count - 1; i >= 0; i--)
        {
            agents.Add(aside[i]);
        }

        return chosen;
    }

    // The best of the lowest tier, by a rank that only this contact gives.
    private static AgentState? Scan(Deliberation deliberation, MatchGroup group, ContactState contact)
    {
        (AgentRank Rank, AgentState Agent)? best = null;
        foreach (var seat in group.Seats)
        {
            if (!seat.IsReady || (best is { } found && seat.Tier > found.Rank.Tier) || contact.Excludes(seat.Agent.Id))
            {
                continue;
            }

            var own = deliberation.Ranker.Rank(group.Queue!, contact, seat.Agent, deliberation.Now);
            if (best is null || own.CompareTo(best.Value.Rank) < 0)
            {
                best = (own, seat.Agent);
            }
        }

        return best?.Agent;
    }

    // The best of all who could take the contact, where nobody has a seat.
    private static AgentState? Search(Deliberation deliberation, MatchGroup group, ContactState contact)
    {
        (AgentRank Rank, AgentState Agent)? best = null;
        foreach (var agent in deliberation.State.Index.Candidates(group.Key.Queue, group.Key.Skills))
        {
            if (AgentRoom.IsReady(agent, group.Key.Channel) && group.Key.Admits(agent) && !contact.Excludes(agent.Id))
            {
                var rank = deliberation.Ranker.Rank(group.Queue!, contact, agent, deliberation.Now);
                if (best is null || rank.CompareTo(best.Value.Rank) < 0)
                {
                    best = (rank, agent);
                }
            }
        }

        return best?.Agent;
    }

    // Much has become free at once, such as an agent of many skills who takes many contacts: the groups are kept by their first contact.
    // A group's first may have gone on since, but never comes before what it is kept by, unless the group is marked anew.
    private static void SettleMany(Deliberation deliberation)
    {
        var heads = new PriorityQueue<MatchGroup, WaitingEntry>();
        do
        {
            var index = deliberation.State.Index;
            foreach (var group in index.Dirty)
            {
                if (Best(deliberation, group) is var (first, _))
                {
                    heads.Enqueue(group, WaitingEntry.Of(first));
                }
            }

            index.ClearDirty();
            while (heads.TryDequeue(out var group, out var place))
            {
                if (Best(deliberation, group) is not var (contact, agent))
                {
                    continue;
                }

                heads.Enqueue(group, WaitingEntry.Of(contact));
                if (WaitingEntry.Of(contact).CompareTo(place) == 0)
                {
                    Claims.Claim(deliberation, contact, agent, ClaimKind.Automatic);
                    break;
                }
            }
        }
        while (heads.Count > 0 || deliberation.State.Index.Dirty.Count > 0);
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
        if ((group.IsOpen && group.Ready.Count == 0) || group.Waiting.First is not { } first)
        {
            return null;
        }

        if (Choose(deliberation, group, first) is { } agent)
        {
            return (first, agent);
        }

        if (!group.IsOpen)
        {
            // It waits, and whoever becomes free must find it.
            deliberation.State.Index.Open(group);
            return Best(deliberation, group);
        }

        // Everybody who is ready is excluded from the first: it lets the next by.
        foreach (var next in group.Waiting.InOrder().Skip(1))
        {
            if (Choose(deliberation, group, next) is { } other)
            {
                return (next, other);
            }
        }

        return null;
    }
}
