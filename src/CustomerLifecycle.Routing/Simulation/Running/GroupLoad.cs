namespace CustomerLifecycle.Routing.Simulation;

/// <summary>The work of several agents.</summary>
/// <param name="Busy">Their time with work in hand, in ticks.</param>
/// <param name="Present">Their time there, in ticks.</param>
/// <param name="Shares">The occupancy of each agent who was there at all.</param>
internal sealed record GroupLoad(double Busy, double Present, IReadOnlyList<double> Shares)
{
    public static GroupLoad Of(IEnumerable<AgentMeter> agents)
    {
        AgentMeter[] present = [.. agents.Where(agent => agent.Present > 0)];
        return new GroupLoad(
            present.Sum(agent => (double)agent.Busy),
            present.Sum(agent => (double)agent.Present),
            [.. present.Select(agent => (double)agent.Worked / agent.Present)]);
    }

    public static GroupLoad Sum(IReadOnlyList<GroupLoad> groups) =>
        new(groups.Sum(group => group.Busy), groups.Sum(group => group.Present), [.. groups.SelectMany(group => group.Shares)]);
}
