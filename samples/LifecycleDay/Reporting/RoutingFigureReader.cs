using CustomerLifecycle.Analytics;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Routing.Decisions;
using CustomerLifecycle.Routing.WhatIf;
using LifecycleDay.Simulation;

namespace LifecycleDay.Reporting;

/// <summary>Reads the log of routing: replays it for one decision to explain, measures the load of agents, and asks what another strategy
/// would have made of the day.</summary>
internal sealed class RoutingFigureReader(IRoutingLog log)
{
    private const int PageSize = 500;
    private const int Replications = 20;

    internal async Task<RoutingFigures> ReadAsync(KpiReport waits, DateTimeOffset end, CancellationToken cancellationToken)
    {
        List<RoutingLogEntry> entries = [];
        IReadOnlyList<RoutingLogEntry> page;
        do
        {
            page = await log.ReadAsync(Shop.Tenant, entries.Count == 0 ? 0 : entries[^1].LastSequence, PageSize, cancellationToken);
            entries.AddRange(page);
        }
        while (page.Count == PageSize);

        RoutingPool pool = new();
        AgentLoadMeter loads = new();
        (RoutingExplanation Explanation, int Priority)? best = null;
        foreach (RoutingEvent happened in entries.SelectMany(entry => entry.Events))
        {
            if (happened is AgentAssigned { ByHand: false } assigned
                && pool.Explain(assigned.Contact, assigned.At) is { } explanation
                && (best is null || Weight(explanation) > Weight(best.Value.Explanation)))
            {
                best = (explanation with { Agent = assigned.Agent }, pool.Contact(assigned.Contact)!.Priority);
            }

            pool.Apply(happened);
            loads.See(happened);
        }

        return new RoutingFigures
        {
            Waits = waits,
            Explained = best?.Explanation,
            ExplainedPriority = best?.Priority ?? 0,
            Loads = loads.LoadsUntil(end),
            WhatIf = best is null ? null : RoutingWhatIf.Compare(
                RoutingHistory.Read(entries),
                new WhatIfChange { Strategy = RoutingStrategy.LeastHandleTime },
                new WhatIfOptions { Replications = Replications, AcceptableWait = Shop.AcceptableWait },
                cancellationToken: cancellationToken),
        };
    }

    // The most telling decision had a choice among several, and others who were kept from it for different reasons.
    private static int Weight(RoutingExplanation explanation)
    {
        int free = explanation.Candidates.Count(candidate => candidate.Obstacles.Count == 0);
        int reasons = explanation.Candidates.SelectMany(candidate => candidate.Obstacles).Distinct().Count();
        return free < 2 ? 0 : (100 * reasons) + explanation.Candidates.Count;
    }
}
