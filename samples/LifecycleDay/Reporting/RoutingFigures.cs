using CustomerLifecycle.Analytics;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Routing.WhatIf;

namespace LifecycleDay.Reporting;

/// <summary>What the log of routing tells of the day.</summary>
internal sealed record RoutingFigures
{
    /// <summary>Contacts, waits and service level by half hour and queue.</summary>
    public required KpiReport Waits { get; init; }

    /// <summary>The decision that had the most to weigh, explained as of its moment; null when nobody was given anything.</summary>
    public required RoutingExplanation? Explained { get; init; }

    /// <summary>The priority of the contact that is explained.</summary>
    public required int ExplainedPriority { get; init; }

    public required IReadOnlyList<AgentLoad> Loads { get; init; }

    /// <summary>The day under another strategy; null when nothing came in.</summary>
    public required WhatIfReport? WhatIf { get; init; }
}
