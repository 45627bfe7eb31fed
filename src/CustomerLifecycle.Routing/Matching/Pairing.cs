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
        var queue = deliberation.State.Queue(group.Key.Queue)!;
        bool scan = AgentRanker.DependsOnContact(queue) && group.Key.HeldFor is null;
        (AgentRank Rank, AgentState Agent)? best = null;
        foreach (var rank in group.Ready)
        {
            if (best is { } found && rank.Tier > found.Rank.Tier)
            {
                break;
            }

            if (contact.Excludes(rank.Agent))
            {
                continue;
            }

            var agent = deliberation.State.Agent(rank.Agent)!;
            if (!scan)
            {
                return agent;
            }

            var own = deliberation.Ranker.Rank(queue, contact, agent, deliberation.Now);
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
        (WaitingEntry Place, ContactState Contact, AgentState Agent)? first = null;
        List<MatchGroup>? settled = null;
        foreach (var group in dirty)
        {
            if (Best(deliberation, group) is not var (contact, agent))
            {
                (settled ??= []).Add(group);
                continue;
            }

            var place = WaitingEntry.Of(contact);
            if (first is null || place.CompareTo(first.Value.Place) < 0)
            {
                first = (place, contact, agent);
            }
        }

        settled?.ForEach(group => dirty.Remove(group));
        return first is { } pair ? (pair.Contact, pair.Agent) : null;
    }

    private static (ContactState Contact, AgentState Agent)? Best(Deliberation deliberation, MatchGroup group)
    {
        if (group.Ready.Count == 0)
        {
            return null;
        }

        foreach (var place in group.Waiting)
        {
            var contact = deliberation.State.Contact(place.Contact)!;
            if (Choose(deliberation, group, contact) is { } agent)
            {
                return (contact, agent);
            }
        }

        return null;
    }
}
