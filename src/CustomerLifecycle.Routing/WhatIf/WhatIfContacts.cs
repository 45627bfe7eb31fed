using System.Text.Json.Serialization;
using CustomerLifecycle.Routing.Simulation;

namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>What became of contacts. A wait lasts until the first agent has the contact.</summary>
public sealed record WhatIfContacts
{
    /// <summary>The queue they entered; null for all together.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Queue { get; init; }

    /// <summary>Contacts that came.</summary>
    public required Estimate Contacts { get; init; }

    /// <summary>Contacts that reached an agent.</summary>
    public required Estimate Answered { get; init; }

    /// <summary>Contacts whose customer gave up.</summary>
    public required Estimate Abandoned { get; init; }

    /// <summary>Contacts that a rule turned away, sent to a bot for good, or had leave a message.</summary>
    public required Estimate Overflowed { get; init; }

    /// <summary>Contacts that still waited at the end of the log.</summary>
    public required Estimate StillWaiting { get; init; }

    /// <summary>The share answered within the acceptable wait.</summary>
    public required Estimate ServiceLevel { get; init; }

    /// <summary>The share of all contacts whose customer gave up.</summary>
    public required Estimate AbandonedShare { get; init; }

    /// <summary>The mean wait of answered contacts, zeros included.</summary>
    public required Estimate MeanWaitSeconds { get; init; }

    /// <summary>The median of the same.</summary>
    public required Estimate MedianWaitSeconds { get; init; }

    /// <summary>The wait that 95 % of the answered contacts did not exceed.</summary>
    public required Estimate P95WaitSeconds { get; init; }
}
