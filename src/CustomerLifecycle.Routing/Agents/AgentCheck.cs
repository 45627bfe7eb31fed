namespace CustomerLifecycle.Routing;

internal static class AgentCheck
{
    private const int MaxTotal = 1_000_000;

    public static void Check(AgentProfile agent)
    {
        CommandCheck.Count(agent.Skills.Count, 0, 200, nameof(agent.Skills));
        foreach (var (skill, level) in agent.Skills)
        {
            CommandCheck.Require(!string.IsNullOrWhiteSpace(skill), nameof(agent.Skills), "a skill without a name", "name the skill");
            CommandCheck.Text(skill, nameof(agent.Skills));
            CommandCheck.Count(level, 1, 100, nameof(agent.Skills));
        }

        CommandCheck.Count(agent.Attributes.Count, 0, 100, nameof(agent.Attributes));
        foreach (var (name, value) in agent.Attributes)
        {
            CommandCheck.Require(!string.IsNullOrWhiteSpace(name), nameof(agent.Attributes), "an attribute without a name", "name the attribute");
            CommandCheck.Text(name, nameof(agent.Attributes));
            CommandCheck.Require(value is not null, nameof(agent.Attributes), $"null for '{name}'", "leave out an attribute that the agent does not have");
            value!.Check(nameof(agent.Attributes));
        }

        CommandCheck.Count(agent.Queues.Count, 0, 200, nameof(agent.Queues));
        CommandCheck.Require(
            agent.Queues.Select(q => q.Queue).Distinct().Count() == agent.Queues.Count, nameof(agent.Queues), "a list with a queue twice", "list each queue once");
        foreach (var membership in agent.Queues)
        {
            CommandCheck.Count(membership.Tier, 0, 99, nameof(membership.Tier));
            CommandCheck.Count(membership.Priority, 0, 99, nameof(membership.Priority));
            CommandCheck.Count(membership.Weight, 1, 100, nameof(membership.Weight));
        }

        CommandCheck.Text(agent.Team, nameof(agent.Team));
        CommandCheck.Text(agent.BusinessUnit, nameof(agent.BusinessUnit));
        if (agent.HeartbeatTimeout is { } timeout)
        {
            CommandCheck.Time(timeout, TimeSpan.FromSeconds(5), TimeSpan.FromDays(1), nameof(agent.HeartbeatTimeout));
        }

        if (agent.RateLimit is { } limit)
        {
            CommandCheck.Count(limit.Contacts, 1, 1000, nameof(agent.RateLimit) + "." + nameof(limit.Contacts));
            CommandCheck.Time(limit.Window, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), nameof(agent.RateLimit) + "." + nameof(limit.Window));
        }

        Check(agent.Capacity);
    }

    private static void Check(AgentCapacity capacity)
    {
        CommandCheck.Count(capacity.Total, 1, MaxTotal, nameof(capacity.Total));
        CommandCheck.Count(capacity.MaxConcurrent ?? 1, 1, MaxTotal, nameof(capacity.MaxConcurrent));
        CommandCheck.Count(capacity.Channels.Count, 0, 50, nameof(capacity.Channels));
        CommandCheck.Require(
            capacity.Channels.Select(c => c.Channel).Distinct().Count() == capacity.Channels.Count,
            nameof(capacity.Channels), "a list with a channel twice", "list each channel once");
        foreach (var channel in capacity.Channels)
        {
            CommandCheck.Count(channel.Cost, 1, 10_000, nameof(channel.Cost));
            CommandCheck.Count(channel.MaxConcurrent ?? 1, 1, MaxTotal, nameof(channel.MaxConcurrent));
            CommandCheck.Count(channel.Reserved, 0, capacity.Total, nameof(channel.Reserved));
        }
    }
}
