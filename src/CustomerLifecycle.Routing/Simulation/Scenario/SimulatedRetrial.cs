namespace CustomerLifecycle.Routing.Simulation;

/// <summary>How customers who found every line busy, or gave up waiting, come again.</summary>
public sealed record SimulatedRetrial
{
    /// <summary>The share of them who come again, 0 to 1; each time anew.</summary>
    public required double Probability { get; init; }

    /// <summary>How long after being turned away or giving up, in seconds. Nobody comes again after the horizon.</summary>
    public required double AfterSeconds { get; init; }
}
