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
        foreach (var other in capacity.Channels)
        {
            var use = UseOf(agent, other.Channel);
            if (other.Channel == channel)
            {
                if (use.Contacts >= (other.MaxConcurrent ?? int.MaxValue) || (other.Exclusive && agent.Open > 0))
                {
                    return false;
                }
            }
            else if (other.Exclusive && use.Contacts > 0)
            {
                return false;
            }
            else
            {
                blocked += Math.Max(0, other.Reserved - use.Units);
            }
        }

        return agent.Used + cost + blocked <= capacity.Total;
    }

    public static AgentState Take(AgentState agent, Channel channel, int cost) => Change(agent, channel, 1, cost);

    public static AgentState Release(AgentState agent, Channel channel, int cost) => Change(agent, channel, -1, -cost);

    private static AgentState Change(AgentState agent, Channel channel, int contacts, int units)
    {
        var use = UseOf(agent, channel);
        var changed = new ChannelUse(channel, use.Contacts + contacts, use.Units + units);
        var channels = agent.Channels.Where(c => c.Channel != channel);
        if (changed.Contacts > 0)
        {
            channels = channels.Append(changed).OrderBy(c => c.Channel.Value, StringComparer.Ordinal);
        }

        return agent with { Used = agent.Used + units, Open = agent.Open + contacts, Channels = [.. channels] };
    }

    private static ChannelUse UseOf(AgentState agent, Channel channel)
    {
        foreach (var use in agent.Channels)
        {
            if (use.Channel == channel)
            {
                return use;
            }
        }

        return new ChannelUse(channel, 0, 0);
    }

    private static ChannelCapacity? Find(AgentCapacity capacity, Channel channel)
    {
        foreach (var candidate in capacity.Channels)
        {
            if (candidate.Channel == channel)
            {
                return candidate;
            }
        }

        return null;
    }
}
