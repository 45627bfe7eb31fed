namespace CustomerLifecycle.Routing;

/// <summary>How full a pool is.</summary>
/// <param name="Waiting">Contacts that wait for an agent.</param>
/// <param name="Agents">Agents by presence.</param>
internal sealed record PoolFigures(int Waiting, IReadOnlyDictionary<AgentPresence, int> Agents)
{
    public static PoolFigures Of(RoutingPool pool) => new(
        pool.State.Contacts.Count(contact => contact.Status == ContactStatus.Waiting),
        pool.State.Agents.GroupBy(agent => agent.Presence).ToDictionary(group => group.Key, group => group.Count()));
}
