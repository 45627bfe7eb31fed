using System.Diagnostics.Metrics;

namespace CustomerLifecycle.Routing;

/// <summary>Shows how full the pools are that this process hosts, by the pool's name: the pools of all tenants that have one name are one
/// figure. Name pools after what they do, not after people.</summary>
internal sealed class PoolGauges : IDisposable
{
    private readonly Meter _meter = new(RoutingTelemetry.Name);

    public PoolGauges(Func<IEnumerable<PoolHost>> hosts)
    {
        _meter.CreateObservableGauge(
            "customerlifecycle.routing.waiting",
            () => Figures(hosts).GroupBy(found => found.Pool, found => found.Figures.Waiting, StringComparer.Ordinal)
                .Select(pool => new Measurement<int>(pool.Sum(), new KeyValuePair<string, object?>("pool", pool.Key))),
            description: "Contacts that wait, by pool.");
        _meter.CreateObservableGauge(
            "customerlifecycle.routing.agents",
            () => Figures(hosts).SelectMany(found => found.Figures.Agents, (found, agents) => (found.Pool, Presence: agents.Key, Count: agents.Value))
                .GroupBy(found => (found.Pool, found.Presence), found => found.Count)
                .Select(agents => new Measurement<int>(
                    agents.Sum(), new KeyValuePair<string, object?>("pool", agents.Key.Pool), new KeyValuePair<string, object?>("presence", agents.Key.Presence.ToString()))),
            description: "Agents by pool and presence.");
    }

    public void Dispose() => _meter.Dispose();

    private static IEnumerable<(string Pool, PoolFigures Figures)> Figures(Func<IEnumerable<PoolHost>> hosts)
    {
        foreach (var host in hosts())
        {
            if (host.Measure() is { } figures)
            {
                yield return (host.Id.Name, figures);
            }
        }
    }
}
