using CustomerLifecycle.Routing.Simulation;

namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>What customers and agents got in one of the worlds that are compared.</summary>
public sealed record WhatIfOutcome
{
    /// <summary>The contacts by the queue they entered, in ordinal order.</summary>
    public required IReadOnlyList<WhatIfContacts> Queues { get; init; }

    /// <summary>All contacts.</summary>
    public required WhatIfContacts All { get; init; }

    /// <summary>The share of their time that agents had work in hand; time on a break without work does not count.</summary>
    public required Estimate Occupancy { get; init; }

    /// <summary>The evenness of work by time there over the agents: the index of Jain, Chiu and Hawe (1984), 1 = even.</summary>
    public required Estimate Jain { get; init; }

    /// <summary>The Gini coefficient of the same (Gini 1912), 0 = even.</summary>
    public required Estimate Gini { get; init; }

    /// <summary>The greatest of the same less the least.</summary>
    public required Estimate Spread { get; init; }
}
