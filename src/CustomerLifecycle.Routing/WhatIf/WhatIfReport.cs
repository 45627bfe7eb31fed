using System.Text.Json;
using CustomerLifecycle.Routing.Simulation;

namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>What was recorded, what the replay makes of it unchanged, and what it makes of the change.</summary>
/// <remarks>The intervals are about what had to be estimated (patience and some handling times); they are not about how another day would
/// differ from this one.</remarks>
public sealed record WhatIfReport
{
    /// <summary>The beginning of the log, UTC.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The end of the log, UTC.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>The seed.</summary>
    public required long Seed { get; init; }

    /// <summary>The number of replications.</summary>
    public required int Replications { get; init; }

    /// <summary>The wait within which an answer counts for the service level.</summary>
    public required double AcceptableWaitSeconds { get; init; }

    /// <summary>What the service level is a share of.</summary>
    public required ServiceLevelDenominator ServiceLevelDenominator { get; init; }

    /// <summary>What is different, in words.</summary>
    public required IReadOnlyList<string> Changes { get; init; }

    /// <summary>How it was estimated what the log does not tell.</summary>
    public required IReadOnlyList<string> Method { get; init; }

    /// <summary>What was recorded: figures without intervals.</summary>
    public required WhatIfOutcome Recorded { get; init; }

    /// <summary>The replay without a change. How far it is from what was recorded shows how far the replay can be trusted.</summary>
    public required WhatIfOutcome Replayed { get; init; }

    /// <summary>The replay with the change.</summary>
    public required WhatIfOutcome Changed { get; init; }

    /// <summary>The replay with the change less the one without, over the same random numbers.</summary>
    public required WhatIfDifference Difference { get; init; }

    /// <summary>The report as JSON; of equal input it is equal to the byte.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, WhatIfJsonContext.Default.WhatIfReport);
}
