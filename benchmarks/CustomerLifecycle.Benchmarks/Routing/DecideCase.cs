using CustomerLifecycle.Routing;

namespace CustomerLifecycle.Benchmarks.Routing;

/// <summary>A size of a pool.</summary>
/// <param name="Agents">The agents; each has 4 of 20 skills.</param>
/// <param name="Waiting">The contacts that wait all the time. With none, half of the agents are free.</param>
/// <param name="Strategy">How an agent is chosen.</param>
/// <param name="Signatures">The distinct requirements.</param>
internal sealed record DecideCase(int Agents, int Waiting = 0, RoutingStrategy Strategy = RoutingStrategy.LongestIdle, int Signatures = 2 * DecideLoad.Skills)
{
    internal string Name => "routing.decide." + Agents + "-agents" + (Waiting > 0 ? "." + Waiting + "-waiting" : "");
}
