namespace CustomerLifecycle.Routing.Simulation;

/// <summary>What happens when the simulated time is over.</summary>
public enum SimulationHorizon
{
    /// <summary>The statistics end there and the agents leave: whoever still waits is counted as disconnected.</summary>
    Stop,

    /// <summary>Nobody comes any more; the staff of the last period stays until the system is empty.</summary>
    Drain,
}
