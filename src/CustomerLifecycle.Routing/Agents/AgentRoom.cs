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

    /// <summary>How many contacts of the channel an agent who holds nothing else can have at one time.</summary>
    public static int Places(AgentProfile profile, Channel channel)
    {
        var capacity = profile.Capacity;
        int most = capacity.MaxConcurrent ?? int.MaxValue;
        if (capacity.Channels.Count == 0)
        {
            return Math.Min(most, capacity.Total);
        }

        int reserved = 0;
        ChannelCapacity? own = null;
        foreach (var other in capacity.Channels)
        {
            if (other.Channel == channel)
            {
                own = other;
            }
            else
            {
                reserved += other.Reserved;
            }
        }

        return own is null ? 0
            : own.Exclusive ? Math.Min(1, (capacity.Total - reserved) / own.Cost)
            : Math.Max(0, Math.Min(Math.Min(most, own.MaxConcurrent ?? int.MaxValue), (capacity.Total - reserved) / own.Cost));
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

    /// <summary>Brings the rate limit up to an instant.</summary>
    public static void Limit(AgentState agent, DateTimeOffset at)
    {
        if (agent.Profile.RateLimit is not { } limit)
        {
            (agent.Times, agent.LimitedUntil) = (default, null);
            return;
        }

        int over = 0;
        while (over < agent.Times.Count && agent.Times[over] + limit.Window <= at)
        {
            over++;
        }

        var times = agent.Times.Without(over);
        (agent.Times, agent.LimitedUntil) = (times, times.Count < limit.Contacts ? null : times[times.Count - limit.Contacts] + limit.Window);
    }

    /// <summary>Gives the agent one contact more.</summary>
    public static void Take(AgentState agent, Channel channel, int cost, DateTimeOffset at)
    {
        agent.Used += cost;
        agent.Open++;
        agent.LastOfferAt = at;
        Use(agent, channel, 1, cost);
        if (agent.Profile.RateLimit is not null)
        {
            agent.Times = agent.Times.With(at);
            Limit(agent, at);
        }
    }

    /// <summary>Takes an offer back that another agent was faster to answer: everything is as if it had not been made.</summary>
    public static void Withdraw(AgentState agent, Channel channel, int cost, DateTimeOffset offeredAt, DateTimeOffset offeredBefore, DateTimeOffset at)
    {
        agent.Used -= cost;
        agent.Open--;
        agent.LastOfferAt = agent.LastOfferAt == offeredAt ? offeredBefore : agent.LastOfferAt;
        Use(agent, channel, -1, -cost);
        if (agent.Profile.RateLimit is not null)
        {
            List<DateTimeOffset> times = [.. agent.Times.ToArray()];
            times.Remove(offeredAt);
            agent.Times = Trail<DateTimeOffset>.Of(times);
            Limit(agent, at);
        }
    }

    /// <summary>Takes one contact from the agent.</summary>
    public static void Release(AgentState agent, Channel channel, int cost, DateTimeOffset at, bool missed)
    {
        agent.Used -= cost;
        agent.Open--;
        agent.IdleSince = at;
        agent.Missed += missed ? 1 : 0;
        Use(agent, channel, -1, -cost);
    }

    // In ordinal order of the channels; one of which nothing is left is taken out.
    private static void Use(AgentState agent, Channel channel, int contacts, int units)
    {
        var uses = agent.Uses;
        int at = 0;
        while (at < uses.Count && uses[at].Channel != channel && string.CompareOrdinal(uses[at].Channel.Value, channel.Value) < 0)
        {
            at++;
        }

        if (at == uses.Count || uses[at].Channel != channel)
        {
            agent.Uses = uses.Inserted(at, new ChannelUse(channel, contacts, units));
            return;
        }

        var use = new ChannelUse(channel, uses[at].Contacts + contacts, uses[at].Units + units);
        agent.Uses = use.Contacts > 0 ? uses.With(at, use) : uses.Without(at);
    }

    private static ChannelUse? UseOf(AgentState agent, Channel channel)
    {
        var uses = agent.Uses;
        for (int i = 0; i < uses.Count; i++)
        {
            if (uses[i].Channel == channel)
            {
                return uses[i];
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
