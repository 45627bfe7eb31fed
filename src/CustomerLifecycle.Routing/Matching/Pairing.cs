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
            // Who is preferred depends on what all groups have, and is looked for from the front each time.
            if (++claims > 1 && deliberation.State.Index is { Preferring: 0, Dirty.Count: > Few })
            {
                SettleMany(deliberation);
                return;
            }
        }
    }

    /// <summary>The agent for a contact of the group, or null.</summary>
    /// <param name="deliberation">The decision in the making.</param>
    /// <param name="group">The group in which the contact waits, or would wait.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="preferring">True to leave out agents who rather take a contact of another queue.</param>
    public static AgentState? Choose(Deliberation deliberation, MatchGroup group, ContactState contact, bool preferring = false)
    {
        if (!group.IsOpen)
        {
            return group.Queue is null ? null : Search(deliberation, group, contact);
        }

        if (AgentRanker.DependsOnContact(group.Queue!) && group.Key.HeldFor is null)
        {
            return Scan(deliberation, group, contact, preferring);
        }

        return group.Ready.Best is not { } best ? null
            : !StepsBack(best.Agent, contact, preferring) ? best.Agent
            : BestWhoDoesNotStepBack(group.Ready, contact, preferring);
    }

    /// <summary>Whether somebody could take the contact at once, if no other contact waited.</summary>
    public static bool CanTake(MatchGroup group, ContactState contact) =>
        group.Ready.Count > 0 && group.Seats.Any(seat => seat.IsReady && !contact.Excludes(seat.Agent.Id));

    private static bool StepsBack(AgentState agent, ContactState contact, bool preferring) =>
        contact.Excludes(agent.Id) || (preferring && PrefersAnother(agent, contact));

    // Only a strictly lower number is looked for: an older contact of the same number is found first in its own group.
    private static bool PrefersAnother(AgentState agent, ContactState contact)
    {
        if (!agent.Profile.PrefersQueues)
        {
            return false;
        }

        int priority = agent.PriorityIn(contact.Queue);
        foreach (var seat in agent.Place.Seats)
        {
            var waiting = seat.Group.Waiting;
            if (seat.IsReady && waiting.First is { } first && agent.PriorityIn(seat.Group.Key.Queue) < priority
                && (!first.Excludes(agent.Id) || waiting.InOrder().Any(next => !next.Excludes(agent.Id))))
            {
                return true;
            }
        }

        return false;
    }

    private static AgentState? BestWhoDoesNotStepBack(ReadyAgents agents, ContactState contact, bool preferring)
    {
        List<AgentSeat> aside = [];
        while (agents.Best is { } best && StepsBack(best.Agent, contact, preferring))
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
    private static AgentState? Scan(Deliberation deliberation, MatchGroup group, ContactState contact, bool preferring)
    {
        (AgentRank Rank, AgentState Agent)? best = null;
        foreach (var seat in group.Seats)
        {
            if (!seat.IsReady || (best is { } found && seat.Tier > found.Rank.Tier) || StepsBack(seat.Agent, contact, preferring))
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
                if (Best(deliberation, group, preferring: false) is var (first, _))
                {
                    heads.Enqueue(group, WaitingEntry.Of(first));
                }
            }

            index.ClearDirty();
            while (heads.TryDequeue(out var group, out var place))
            {
                if (Best(deliberation, group, preferring: false) is not var (contact, agent))
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

        if (first is not var (contact, agent) || dirty.Count == 1 || !agent.Profile.PrefersQueues)
        {
            return first;
        }

        foreach (var closed in dirty.Where(group => !group.IsOpen).ToList())
        {
            // What the agent would rather take is found by the agent's seats.
            deliberation.State.Index.Open(closed);
        }

        if (!PrefersAnother(agent, contact))
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
        if ((group.IsOpen && group.Ready.Count == 0) || group.Waiting.First is not { } first)
        {
            return null;
        }

        if (Choose(deliberation, group, first, preferring) is { } agent)
        {
            return (first, agent);
        }

        if (!group.IsOpen)
        {
            // It waits, and whoever becomes free must find it.
            deliberation.State.Index.Open(group);
            return Best(deliberation, group, preferring);
        }

        // Everybody who is ready is excluded from the first: it lets the next by. When one excludes nobody, all prefer another queue.
        foreach (var next in first.ExcludesAnybody ? group.Waiting.InOrder().Skip(1) : [])
        {
            if (Choose(deliberation, group, next, preferring) is { } other)
            {
                return (next, other);
            }

            if (!next.ExcludesAnybody)
            {
                break;
            }
        }

        return null;
    }
}
