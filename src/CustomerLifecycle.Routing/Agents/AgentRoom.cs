namespace CustomerLifecycle.Routing;

/// <summary>The capacity arithmetic: the only place that says whether one more contact fits on an agent.</summary>
internal static class AgentRoom
{
    /// <summary>The units a contact of the channel takes, or null when the agent does not serve the channel.</summary>
    public static int? CostOf(AgentProfile profile, Channel channel)
    {
        if (profile.Capacity.Channels.Count == 0)
        {
            return 1;
        }

        return Find(profile.Capacity, channel)?.Cost;
    }

    public static bool Fits(AgentState agent, Channel channel)
    {
        var capacity = agent.Profile.Capacity;
        if (CostOf(agent.Profile, channel) is not { } cost || agent.Open >= (capacity.MaxConcurrent ?? int.MaxValue))
        {
            return false;
        }

        int blocked = 0;
        var channels = capacity.Channels;
        for (int i = 0; i < channels.Count; i++)
        {
            var other = channels[i];
            var use = UseOf(agent, other.Channel);
            if (other.Channel == channel)
            {
                if (use?.Contacts >= (other.MaxConcurrent ?? int.MaxValue) || (other.Exclusive && agent.Open > 0))
                {
                    return false;
                }
            }
            else if (other.Exclusive && use is not null)
            {
                return false;
            }
            else
            {
                blocked += Math.Max(0, other.Reserved - (use?.Units ?? 0));
            }
        }

        return agent.Used + cost + blocked <= capacity.Total;
    }

    /// <summary>True when the agent can be given a contact of the channel now: available, with room, and within the rate limit.</summary>
    public static bool IsReady(AgentState agent, Channel channel) =>
        agent.Presence == AgentPresence.Available && agent.LimitedUntil is null && Fits(agent, channel);

    /// <summary>The agent with the rate limit as it is at an instant.</summary>
    public static AgentState Limit(AgentState agent, DateTimeOffset at)
    {
        if (agent.Profile.RateLimit is not { } limit)
        {
            return agent.Given.Count == 0 && agent.LimitedUntil is null ? agent : agent with { Given = [], LimitedUntil = null };
        }

        List<DateTimeOffset> given = [.. agent.Given.Where(g => g + limit.Window > at)];
        return agent with { Given = given, LimitedUntil = given.Count < limit.Contacts ? null : given[^limit.Contacts] + limit.Window };
    }

    /// <summary>The agent with one contact more.</summary>
    public static AgentState Take(AgentState agent, Channel channel, int cost, DateTimeOffset at, IReadOnlyList<AgentTurn> turns)
    {
        var taken = agent with
        {
            Used = agent.Used + cost,
            Open = agent.Open + 1,
            Channels = Replace(agent.Channels, Changed(agent, channel, 1, cost)),
            LastOfferAt = at,
            Turns = turns,
        };
        return agent.Profile.RateLimit is null ? taken : Limit(taken with { Given = [.. agent.Given, at] }, at);
    }

    /// <summary>The agent with one contact less.</summary>
    public static AgentState Release(AgentState agent, Channel channel, int cost, DateTimeOffset at, bool missed, IReadOnlyList<HandledSpan> handled) => agent with
    {
        Used = agent.Used - cost,
        Open = agent.Open - 1,
        Channels = Replace(agent.Channels, Changed(agent, channel, -1, -cost)),
        IdleSince = at,
        Missed = missed ? agent.Missed + 1 : agent.Missed,
        Handled = handled,
    };

    private static ChannelUse Changed(AgentState agent, Channel channel, int contacts, int units) =>
        UseOf(agent, channel) is { } use ? new(channel, use.Contacts + contacts, use.Units + units) : new(channel, contacts, units);

    /// <summary>The uses in ordinal order of their channels, with one of them changed, added or, when nothing is left of it, taken out.</summary>
    private static IReadOnlyList<ChannelUse> Replace(IReadOnlyList<ChannelUse> uses, ChannelUse changed)
    {
        if (uses.Count == 0 || (uses.Count == 1 && uses[0].Channel == changed.Channel))
        {
            return changed.Contacts > 0 ? [changed] : [];
        }

        var replaced = new List<ChannelUse>(uses.Count + 1);
        int at = 0;
        for (; at < uses.Count && string.CompareOrdinal(uses[at].Channel.Value, changed.Channel.Value) < 0; at++)
        {
            replaced.Add(uses[at]);
        }

        if (changed.Contacts > 0)
        {
            replaced.Add(changed);
        }

        for (int i = at; i < uses.Count; i++)
        {
            if (uses[i].Channel != changed.Channel)
            {
                replaced.Add(uses[i]);
            }
        }

        return replaced;
    }

    private static ChannelUse? UseOf(AgentState agent, Channel channel)
    {
        for (int i = 0; i < agent.Channels.Count; i++)
        {
            if (agent.Channels[i].Channel == channel)
            {
                return agent.Channels[i];
            }
        }

        return null;
    }

    private static ChannelCapacity? Find(AgentCapacity capacity, Channel channel)
    {
        for (int i = 0; i < capacity.Channels.Count; i++)
        {
            if (capacity.Channels[i].Channel == channel)
            {
                return capacity.Channels[i];
            }
        }

        return null;
    }
}
