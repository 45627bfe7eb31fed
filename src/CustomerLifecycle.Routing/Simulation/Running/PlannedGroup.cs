using System.Globalization;

namespace CustomerLifecycle.Routing.Simulation;

/// <summary>An agent group with the profiles of its agents.</summary>
internal sealed class PlannedGroup
{
    private readonly SimulatedAgentGroup _group;

    public PlannedGroup(SimulationScenario scenario, SimulatedAgentGroup group, int index)
    {
        _group = group;
        Index = index;
        AgentQueue[] queues = [.. scenario.ContactTypes.Where(type => SimulationPlan.Serves(group, type)).Select(type => new AgentQueue
        {
            Queue = new QueueId(type.Name),
            Tier = Place(type.GroupPriority, group.Name),
            Priority = Place(group.TypePriority, type.Name),
            Weight = group.Weight,
        })];
        int most = group.Count.Max();
        int digits = most.ToString(CultureInfo.InvariantCulture).Length;
        Agents = [.. Enumerable.Range(1, most).Select(number => new AgentProfile
        {
            // Equal lengths, so that the order of identifiers, which breaks the last tie, is that of the numbers.
            Id = new AgentId(group.Name + "/" + number.ToString("D" + digits, CultureInfo.InvariantCulture)),
            Skills = group.Skills,
            Queues = queues,
            Capacity = AgentCapacity.Of(group.Capacity),
        })];
    }

    public int Index { get; }

    public string Name => _group.Name;

    public AgentProfile[] Agents { get; }

    public int CountIn(int period) => _group.Count[_group.Count.Count == 1 ? 0 : period];

    /// <summary>The place in the list; whoever is not in it comes after those who are.</summary>
    private static int Place(IReadOnlyList<string> order, string name)
    {
        for (int i = 0; i < order.Count; i++)
        {
            if (order[i] == name)
            {
                return i;
            }
        }

        return order.Count;
    }
}
